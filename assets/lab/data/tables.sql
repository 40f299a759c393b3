-- The application's eleven tables. Indexes and foreign keys follow after the rows: that is twice as fast.
SET client_min_messages = warning;

CREATE TABLE alliances (
    id uuid NOT NULL, name text NOT NULL, tag varchar(8) NOT NULL, treasury numeric(20,4) DEFAULT 0 NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE agents (
    id uuid NOT NULL, alliance_id uuid, name text NOT NULL, strategy text NOT NULL, status text DEFAULT 'active' NOT NULL,
    cash numeric(20,4) DEFAULT 0 NOT NULL, reputation integer DEFAULT 0 NOT NULL, callback_url text,
    settings jsonb DEFAULT '{}' NOT NULL, created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE companies (
    id uuid NOT NULL, founder_id uuid NOT NULL, symbol varchar(12) NOT NULL, name text NOT NULL, sector text NOT NULL,
    price numeric(20,4) NOT NULL, shares bigint NOT NULL, profile jsonb DEFAULT '{}' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE holdings (
    id uuid NOT NULL, agent_id uuid NOT NULL, company_id uuid NOT NULL, quantity bigint NOT NULL,
    average_cost numeric(20,4) NOT NULL, created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE orders (
    id uuid NOT NULL, agent_id uuid NOT NULL, company_id uuid NOT NULL, side text NOT NULL, kind text NOT NULL,
    status text NOT NULL, quantity bigint NOT NULL, price numeric(20,4), created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE trades (
    seq bigserial NOT NULL, id uuid NOT NULL, buy_order_id uuid NOT NULL, sell_order_id uuid NOT NULL,
    buyer_id uuid NOT NULL, seller_id uuid NOT NULL, company_id uuid NOT NULL, price numeric(20,4) NOT NULL,
    quantity bigint NOT NULL, created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE actions (
    id uuid NOT NULL, agent_id uuid NOT NULL, kind text NOT NULL, tick bigint NOT NULL, payload jsonb NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE news (
    id uuid NOT NULL, author_id uuid, company_id uuid, headline text NOT NULL, body text NOT NULL,
    sentiment numeric(20,4) DEFAULT 0 NOT NULL, created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE messages (
    id uuid NOT NULL, sender_id uuid NOT NULL, recipient_id uuid NOT NULL, subject text, body text NOT NULL,
    is_read boolean DEFAULT false NOT NULL, created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE investigations (
    id uuid NOT NULL, agent_id uuid NOT NULL, status text NOT NULL, charge text NOT NULL, evidence jsonb NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL);
CREATE TABLE world_state (
    id uuid NOT NULL, tick bigint NOT NULL, market_open boolean NOT NULL, regime text NOT NULL, state jsonb NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL);
