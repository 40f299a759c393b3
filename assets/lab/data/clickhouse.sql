DROP TABLE IF EXISTS market_ticks;
CREATE TABLE market_ticks (
    symbol String, ts DateTime, price Float64, volume UInt32
) ENGINE = MergeTree PARTITION BY toYYYYMM(ts) ORDER BY (symbol, ts);
INSERT INTO market_ticks
SELECT concat('S', toString(number % 220)), toDateTime(@UNTIL@ - intDiv(number, 220) * 700),
       5 + (number * 7919) % 99500 / 100, (number * 104729) % 5000
FROM system.numbers LIMIT 1000000;
