-- 100,000 keys in all: what a site keeps in Redis, by kind, some of it short-lived.
redis.call('FLUSHALL')
local now = tonumber(redis.call('TIME')[1])
for i = 1, 39999 do
  redis.call('SET', 'session:' .. i, '{"agent":' .. i % 2200 .. ',"token":"' .. redis.sha1hex('session' .. i) .. '"}')
  if i % 2 == 0 then redis.call('EXPIREAT', 'session:' .. i, now + 86400 + i % 518400) end
end
for i = 1, 25000 do redis.call('HSET', 'agent:' .. i, 'cash', i * 37, 'rank', i % 1000, 'status', 'active') end
for i = 1, 15000 do redis.call('SET', 'price:S' .. i, (i * 7919) % 100000 / 100) end
for i = 1, 10000 do redis.call('RPUSH', 'feed:' .. i, 'a' .. i, 'b' .. i, 'c' .. i) end
for i = 1, 5000 do redis.call('SADD', 'watch:' .. i, 'S' .. i, 'S' .. i + 1, 'S' .. i + 2) end
for i = 1, 4998 do redis.call('ZADD', 'book:' .. i, i, 'bid' .. i, i + 1, 'ask' .. i) end
redis.call('XADD', 'events', '*', 'kind', 'market-open', 'tick', '0')
redis.call('SET', 'world:tick', '0')
redis.call('SET', 'lab:loaded', '1')
return redis.call('DBSIZE')
