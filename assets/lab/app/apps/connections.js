// What all three applications share: settings from .env, one pool, one Redis client, both reconnecting for ever.
'use strict';

const path = require('path');
require('dotenv').config({ path: path.join(__dirname, '..', '.env'), override: true, quiet: true });
const { Pool } = require('pg');
const { createClient } = require('redis');

const log = (text) => console.log(`${new Date().toISOString()} ${text}`);
const logError = (text) => console.error(`${new Date().toISOString()} ERROR ${text}`);

function openDatabase(name) {
  const pool = new Pool({
    connectionString: process.env.DATABASE_URL,
    application_name: name,
    max: 5,
    connectionTimeoutMillis: 2000,
    query_timeout: 10000,
    keepAlive: true,
  });
  // Without a listener a lost idle connection ends the process.
  pool.on('error', (error) => logError(`database connection lost: ${error.message}`));
  return pool;
}

// The real API waits for Redis without a limit; LAB_HANG=1 brings that back for drills.
const hangs = process.env.LAB_HANG === '1';

function openRedis(name) {
  const client = createClient({
    url: process.env.REDIS_URL,
    name,
    disableOfflineQueue: !hangs,
    socket: { connectTimeout: 2000, reconnectStrategy: (attempt) => Math.min(100 * (attempt + 1), 1000) },
  });
  let last = '';
  client.on('ready', () => { last = ''; log('redis ready'); });
  client.on('error', (error) => {
    const text = error.message || error.code || String(error);
    if (text !== last) logError(`redis: ${text}`);
    last = text;
  });
  client.connect().catch(() => {});
  return client;
}

function within(milliseconds, promise) {
  if (hangs) return promise;
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

const tellReady = () => { if (process.send) process.send('ready'); };

function stopOnSignal(close) {
  const stop = () => { close(); setTimeout(() => process.exit(0), 100); };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

module.exports = { log, logError, openDatabase, openRedis, within, tellReady, stopOnSignal };
