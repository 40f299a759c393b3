-- Last of all: thirteen foreign keys in place mean that the data are complete.
BEGIN;
ALTER TABLE agents ADD CONSTRAINT agents_alliance_id_fkey FOREIGN KEY (alliance_id) REFERENCES alliances (id);
ALTER TABLE companies ADD CONSTRAINT companies_founder_id_fkey FOREIGN KEY (founder_id) REFERENCES agents (id);
ALTER TABLE holdings ADD CONSTRAINT holdings_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents (id);
ALTER TABLE orders ADD CONSTRAINT orders_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents (id);
ALTER TABLE actions ADD CONSTRAINT actions_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents (id);
ALTER TABLE news ADD CONSTRAINT news_author_id_fkey FOREIGN KEY (author_id) REFERENCES agents (id);
ALTER TABLE messages
    ADD CONSTRAINT messages_sender_id_fkey FOREIGN KEY (sender_id) REFERENCES agents (id),
    ADD CONSTRAINT messages_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES agents (id);
ALTER TABLE investigations ADD CONSTRAINT investigations_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents (id);
ALTER TABLE trades
    ADD CONSTRAINT trades_buy_order_id_fkey FOREIGN KEY (buy_order_id) REFERENCES orders (id),
    ADD CONSTRAINT trades_sell_order_id_fkey FOREIGN KEY (sell_order_id) REFERENCES orders (id),
    ADD CONSTRAINT trades_buyer_id_fkey FOREIGN KEY (buyer_id) REFERENCES agents (id),
    ADD CONSTRAINT trades_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES agents (id);
COMMIT;
ANALYZE;
