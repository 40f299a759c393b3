// wss-api: health, a list of agents, and the polling handshake of Socket.IO.
'use strict';

const http = require('http');
const crypto = require('crypto');
const { log, logError, openDatabase, openRedis, within, tellReady, stopOnSignal } = require('./connections');

const database = openDatabase('wss-api');
const redis = openRedis('wss-api');

async function check(probe) {
  const from = Date.now();
  try {
    await within(2000, probe());
    return { status: 'ok', latencyMs: Date.now() - from };
  } catch (error) {
    return { status: 'error', latencyMs: Date.now() - from, error: error.message || error.code || String(error) };
  }
}

async function health() {
  const databaseCheck = await check(() => database.query('SELECT 1'));
  // PostgreSQL down is answered at once, whatever Redis does.
  const redisCheck = databaseCheck.status === 'ok' ? await check(() => redis.ping()) : { status: 'unknown' };
  const well = databaseCheck.status === 'ok' && redisCheck.status === 'ok';
  return [well ? 200 : 503, {
    status: well ? 'ok' : 'unhealthy',
    timestamp: new Date().toISOString(),
    checks: { database: databaseCheck, redis: redisCheck },
  }];
}

async function ready() {
  const [code] = await health();
  return [code, { ready: code === 200 }];
}

async function agents() {
  const found = await database.query(
    'SELECT id, name, strategy, status, cash, reputation FROM agents ORDER BY reputation DESC, id LIMIT 20');
  return [200, { agents: found.rows, count: found.rowCount }];
}

function socketHandshake(url) {
  if (url.searchParams.get('transport') !== 'polling') return [400, { code: 0, message: 'Transport unknown' }];
  if (url.searchParams.get('EIO') !== '4') return [400, { code: 5, message: 'Unsupported protocol version' }];
  const session = { sid: crypto.randomBytes(15).toString('base64url'), upgrades: ['websocket'],
    pingInterval: 25000, pingTimeout: 20000, maxPayload: 1000000 };
  return [200, `0${JSON.stringify(session)}`];
}

async function answer(url) {
  switch (url.pathname) {
    case '/health': return health();
    case '/health/ready': return ready();
    case '/agents': return agents();
    case '/socket.io/': return socketHandshake(url);
    default: return [404, { error: 'Not Found', message: `Route GET:${url.pathname} not found`, statusCode: 404 }];
  }
}

function send(response, code, body) {
  const text = typeof body === 'string';
  response.writeHead(code, { 'Content-Type': text ? 'text/plain; charset=UTF-8' : 'application/json' });
  response.end(text ? body : JSON.stringify(body));
}

const server = http.createServer((request, response) => {
  answer(new URL(request.url, 'http://localhost'))
    .then(([code, body]) => send(response, code, body))
    .catch((error) => {
      logError(`${request.url}: ${error.message}`);
      send(response, 503, { error: 'Service Unavailable', message: error.message, statusCode: 503 });
    });
});

server.listen(Number(process.env.API_PORT || 8080), '127.0.0.1', () => {
  log(`wss-api listens on ${process.env.API_PORT}`);
  tellReady();
});
stopOnSignal(() => server.close());
