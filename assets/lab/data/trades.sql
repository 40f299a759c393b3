-- Numbered from 0; row i of n is as old as i/n says. An order's agent is computed here as orders.sql computes it.
INSERT INTO trades (seq, id, buy_order_id, sell_order_id, buyer_id, seller_id, company_id, price, quantity, created_at)
SELECT i + 1, pg_temp.key('trade', i), pg_temp.key('order', b), pg_temp.key('order', s),
       pg_temp.key('agent', pg_temp.elder(b, :orders, :agents, 1)),
       pg_temp.key('agent', pg_temp.elder(s, :orders, :agents, 1)),
       pg_temp.key('company', pg_temp.elder(i, :rows, :companies, 2)),
       5 + pg_temp.noise(i, 3, 9950000) / 10000.0, 1 + pg_temp.noise(i, 4, 500),
       pg_temp.at(i, :rows, :'until')
FROM (SELECT i, pg_temp.elder(i, :rows, :orders, 5) AS b, pg_temp.elder(i, :rows, :orders, 6) AS s
      FROM generate_series(0, :rows - 1) AS i) AS t;
SELECT setval('trades_seq_seq', :rows);

ALTER TABLE trades ADD CONSTRAINT trades_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX trades_seq_key ON trades (seq);
CREATE INDEX trades_buyer_idx ON trades (buyer_id, created_at);
CREATE INDEX trades_seller_idx ON trades (seller_id, created_at);
CREATE INDEX trades_company_idx ON trades (company_id, created_at);
CREATE INDEX trades_created_idx ON trades (created_at);
