INSERT INTO alliances
SELECT pg_temp.key('alliance', i), 'Alliance ' || i, 'A' || i, pg_temp.noise(i, 1, 900000000) / 100.0,
       pg_temp.at(i, :alliances, :'until')
FROM generate_series(0, :alliances - 1) AS i;

INSERT INTO agents
SELECT pg_temp.key('agent', i),
       CASE WHEN i % 3 = 0 THEN pg_temp.key('alliance', pg_temp.elder(i, :agents, :alliances, 1)) END,
       'agent-' || i, (ARRAY['momentum', 'value', 'arbitrage', 'chaos'])[1 + i % 4],
       CASE WHEN i % 50 = 49 THEN 'bankrupt' ELSE 'active' END, pg_temp.noise(i, 2, 2000000000) / 100.0,
       pg_temp.noise(i, 3, 1000), NULL,
       jsonb_build_object('risk', pg_temp.noise(i, 4, 100) / 100.0, 'language', 'en', 'limits', jsonb_build_array(10, 50)),
       pg_temp.at(i, :agents, :'until')
FROM generate_series(0, :agents - 1) AS i;

INSERT INTO companies
SELECT pg_temp.key('company', i), pg_temp.key('agent', pg_temp.elder(i, :companies, :agents, 1)),
       'S' || to_char(i, 'FM00000'), 'Company ' || i || ' Inc.',
       (ARRAY['technology', 'energy', 'finance', 'health', 'crime'])[1 + i % 5],
       5 + pg_temp.noise(i, 2, 9950000) / 10000.0, 1000000 + pg_temp.noise(i, 3, 9000000),
       jsonb_build_object('employees', pg_temp.noise(i, 4, 9000), 'city', 'New York'),
       pg_temp.at(i, :companies, :'until')
FROM generate_series(0, :companies - 1) AS i;

INSERT INTO orders
SELECT pg_temp.key('order', i), pg_temp.key('agent', pg_temp.elder(i, :orders, :agents, 1)),
       pg_temp.key('company', pg_temp.elder(i, :orders, :companies, 2)),
       (ARRAY['buy', 'sell'])[1 + i % 2], (ARRAY['market', 'limit', 'stop'])[1 + i % 3],
       (ARRAY['filled', 'filled', 'open', 'cancelled'])[1 + i % 4], 1 + pg_temp.noise(i, 3, 500),
       CASE WHEN i % 3 > 0 THEN 5 + pg_temp.noise(i, 4, 9950000) / 10000.0 END, pg_temp.at(i, :orders, :'until')
FROM generate_series(0, :orders - 1) AS i;

INSERT INTO holdings
SELECT pg_temp.key('holding', i), pg_temp.key('agent', pg_temp.elder(i, n, :agents, 1)),
       pg_temp.key('company', pg_temp.elder(i, n, :companies, 2)), 1 + pg_temp.noise(i, 3, 10000),
       5 + pg_temp.noise(i, 4, 9950000) / 10000.0, pg_temp.at(i, n, :'until')
FROM (SELECT i, :rows / 10 AS n FROM generate_series(0, :rows / 10 - 1) AS i) AS t;

INSERT INTO actions
SELECT pg_temp.key('action', i), pg_temp.key('agent', pg_temp.elder(i, n, :agents, 1)),
       (ARRAY['trade', 'message', 'rumor', 'bribe', 'research'])[1 + i % 5], i / 10,
       jsonb_build_object('target', pg_temp.key('agent', pg_temp.noise(i, 2, :agents)), 'amount',
                          pg_temp.noise(i, 3, 100000) / 100.0, 'note', E'line one\nline two\tand "quotes" ' || i),
       pg_temp.at(i, n, :'until')
FROM (SELECT i, :rows * 4 / 10 AS n FROM generate_series(0, :rows * 4 / 10 - 1) AS i) AS t;

INSERT INTO messages
SELECT pg_temp.key('message', i), pg_temp.key('agent', pg_temp.elder(i, n, :agents, 1)),
       pg_temp.key('agent', pg_temp.elder(i, n, :agents, 2)), CASE WHEN i % 4 > 0 THEN 'Re: deal ' || i END,
       E'Sell before noon; the price is 100 €.\\ Burn this. ' || i, i % 5 > 0, pg_temp.at(i, n, :'until')
FROM (SELECT i, :rows * 15 / 100 AS n FROM generate_series(0, :rows * 15 / 100 - 1) AS i) AS t;

INSERT INTO news
SELECT pg_temp.key('news', i), CASE WHEN i % 2 = 0 THEN pg_temp.key('agent', pg_temp.elder(i, n, :agents, 1)) END,
       pg_temp.key('company', pg_temp.elder(i, n, :companies, 2)), 'Company beats expectations, part ' || i,
       repeat('Analysts were surprised. ', 12), pg_temp.noise(i, 3, 200) / 100.0 - 1, pg_temp.at(i, n, :'until')
FROM (SELECT i, greatest(20, :rows / 50) AS n FROM generate_series(0, greatest(20, :rows / 50) - 1) AS i) AS t;

INSERT INTO investigations
SELECT pg_temp.key('case', i), pg_temp.key('agent', pg_temp.elder(i, n, :agents, 1)),
       (ARRAY['open', 'closed', 'convicted'])[1 + i % 3], 'insider trading',
       jsonb_build_object('trades', pg_temp.noise(i, 2, 40)), pg_temp.at(i, n, :'until')
FROM (SELECT i, greatest(5, :rows / 2000) AS n FROM generate_series(0, greatest(5, :rows / 2000) - 1) AS i) AS t;

INSERT INTO world_state
SELECT pg_temp.key('world', i), i * 3600, i % 24 BETWEEN 9 AND 16, (ARRAY['bull', 'bear', 'crab'])[1 + i / 100 % 3],
       jsonb_build_object('volatility', pg_temp.noise(i, 1, 100) / 100.0),
       :'until'::timestamptz - interval '1 hour' * (959 - i)
FROM generate_series(0, 959) AS i;

ALTER TABLE alliances ADD CONSTRAINT alliances_pkey PRIMARY KEY (id);
ALTER TABLE agents ADD CONSTRAINT agents_pkey PRIMARY KEY (id);
ALTER TABLE companies ADD CONSTRAINT companies_pkey PRIMARY KEY (id);
ALTER TABLE holdings ADD CONSTRAINT holdings_pkey PRIMARY KEY (id);
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
ALTER TABLE actions ADD CONSTRAINT actions_pkey PRIMARY KEY (id);
ALTER TABLE news ADD CONSTRAINT news_pkey PRIMARY KEY (id);
ALTER TABLE messages ADD CONSTRAINT messages_pkey PRIMARY KEY (id);
ALTER TABLE investigations ADD CONSTRAINT investigations_pkey PRIMARY KEY (id);
ALTER TABLE world_state ADD CONSTRAINT world_state_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX alliances_name_key ON alliances (name);
CREATE UNIQUE INDEX agents_name_key ON agents (name);
CREATE INDEX agents_alliance_idx ON agents (alliance_id);
CREATE INDEX agents_reputation_idx ON agents (reputation DESC, id);
CREATE UNIQUE INDEX companies_symbol_key ON companies (symbol);
CREATE INDEX companies_founder_idx ON companies (founder_id);
CREATE INDEX companies_sector_idx ON companies (sector);
CREATE INDEX holdings_agent_idx ON holdings (agent_id);
CREATE INDEX holdings_company_idx ON holdings (company_id);
CREATE INDEX orders_agent_idx ON orders (agent_id, status);
CREATE INDEX orders_company_idx ON orders (company_id, side, price);
CREATE INDEX orders_open_idx ON orders (company_id) WHERE status = 'open';
CREATE INDEX orders_created_idx ON orders (created_at);
CREATE INDEX actions_agent_idx ON actions (agent_id, created_at);
CREATE INDEX actions_tick_idx ON actions (tick);
CREATE INDEX actions_kind_idx ON actions (kind);
CREATE INDEX news_company_idx ON news (company_id);
CREATE INDEX news_author_idx ON news (author_id);
CREATE INDEX news_created_idx ON news (created_at);
CREATE INDEX messages_sender_idx ON messages (sender_id);
CREATE INDEX messages_recipient_idx ON messages (recipient_id, is_read);
CREATE INDEX investigations_agent_idx ON investigations (agent_id);
CREATE INDEX investigations_status_idx ON investigations (status);
CREATE UNIQUE INDEX world_state_tick_key ON world_state (tick);
