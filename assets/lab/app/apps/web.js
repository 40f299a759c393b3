// wss-web: one page. It answers 200 with the databases gone, as the real front-end does.
'use strict';

const http = require('http');
const { log, tellReady, stopOnSignal } = require('./connections');

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>WallStreetSim</title></head>
<body><h1>WallStreetSim</h1><p>Lab front page.</p></body></html>
`;

const server = http.createServer((request, response) => {
  const found = request.url === '/' || request.url.startsWith('/?');
  response.writeHead(found ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(found ? page : '<!doctype html><title>Not found</title>');
});

server.listen(Number(process.env.PORT || 3000), '127.0.0.1', () => {
  log(`wss-web listens on ${process.env.PORT}`);
  tellReady();
});
stopOnSignal(() => server.close());
