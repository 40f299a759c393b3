-- Variables: rows (of trades), until (the newest row's time). Everything else follows from them, so that two labs
-- of one size differ in time only.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET synchronous_commit = off;
SET maintenance_work_mem = '256MB';
SELECT greatest(20, :rows / 100) AS agents, greatest(10, :rows / 1000) AS companies, :rows * 6 / 10 AS orders,
       greatest(5, :rows / 10000) AS alliances \gset

CREATE FUNCTION pg_temp.key(kind text, i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    AS 'SELECT md5(kind || i::text)::uuid';
CREATE FUNCTION pg_temp.noise(i bigint, salt bigint, n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
    AS 'SELECT ((i * 48271 + salt * 69621) % 2147483647 * 16807 % 2147483647) % n';
-- Row i of n was made at this time: forty days in which traffic grew with the cube of the time.
CREATE FUNCTION pg_temp.at(i bigint, n bigint, until timestamptz) RETURNS timestamptz LANGUAGE sql STABLE
    AS 'SELECT until - interval ''40 days'' * (1 - cbrt(i::float8 / n))';
-- A row of the other table (m rows) that is not younger than row i of n: what a time-filtered backup needs.
CREATE FUNCTION pg_temp.elder(i bigint, n bigint, m bigint, salt bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
    AS 'SELECT pg_temp.noise(i, salt, greatest(1, (i * m - 1) / n))';
