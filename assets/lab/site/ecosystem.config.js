// The three applications, as the real site has them: settings come from .env beside this file.
const path = require('path');
require('dotenv').config({ path: path.join(__dirname, '.env'), quiet: true });

const common = {
  cwd: __dirname,
  wait_ready: true,
  listen_timeout: 8000,
  kill_timeout: 5000,
  max_memory_restart: '300M',
  env: { NODE_ENV: 'production' },
};

module.exports = {
  apps: [
    { ...common, name: 'wss-web', script: 'apps/web.js' },
    { ...common, name: 'wss-api', script: 'apps/api.js', exec_mode: 'cluster', instances: 2 },
    { ...common, name: 'wss-engine', script: 'apps/engine.js' },
  ],
};
