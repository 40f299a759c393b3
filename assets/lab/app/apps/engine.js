// wss-engine: one trade a second and the tick in Redis. It says when it cannot and when it can again, and never stops.
'use strict';

const { log, logError, openDatabase, openRedis, within, tellReady, stopOnSignal } = require('./connections');

const database = openDatabase('wss-engine');
const redis = openRedis('wss-engine');

const TRADE = `
  WITH recent AS (SELECT id, agent_id, company_id, price FROM orders WHERE price IS NOT NULL ORDER BY created_at DESC LIMIT 2),
       buy AS (SELECT * FROM recent LIMIT 1), sell AS (SELECT * FROM recent OFFSET 1 LIMIT 1)
  INSERT INTO trades (id, buy_order_id, sell_order_id, buyer_id, seller_id, company_id, price, quantity, created_at)
  SELECT gen_random_uuid(), buy.id, sell.id, buy.agent_id, sell.agent_id, buy.company_id, buy.price,
         1 + (random() * 99)::int, now()
  FROM buy, sell RETURNING seq`;

let trouble = '';

function note(text) {
  if (text && text !== trouble) logError(text);
  if (!text && trouble) log('trading again');
  trouble = text;
}

async function tick() {
  try {
    const traded = await database.query(TRADE);
    if (traded.rowCount === 0) throw new Error('no orders to trade');
    await within(2000, redis.set('world:tick', String(traded.rows[0].seq)));
    note('');
  } catch (error) {
    note(`tick failed: ${error.message || error.code || error}`);
  } finally {
    next = setTimeout(tick, 1000);
  }
}

let next = setTimeout(tick, 500);
log('wss-engine runs');
tellReady();
stopOnSignal(() => clearTimeout(next));
