# shellcheck shell=bash
# What the three stores hold. Each is looked at first and loaded only when it does not hold it.

in_postgres() { docker exec -i "$POSTGRES" psql -qXAt -v ON_ERROR_STOP=1 -U wss_user "$@"; }

# The published port, and a login over TCP with the password: what applications need and pg_isready does not tell.
postgres_usable() {
  port_answers "$POSTGRES_PORT" &&
    PGPASSWORD="$(secret POSTGRES_PASSWORD)" docker exec -e PGPASSWORD "$POSTGRES" \
      psql -qXAt -h "$POSTGRES" -U wss_user -d postgres -c 'SELECT 1'
}

postgres_is_loaded() {
  [ "$(in_postgres -d wallstreetsim -c "SELECT count(*) FROM pg_constraint WHERE contype = 'f'" 2>/dev/null)" = 13 ]
}

ensure_postgres_data() {
  retry 60 postgres_usable || fail "$POSTGRES takes no login after 60 s" "look at: docker logs $POSTGRES"
  if postgres_is_loaded; then return; fi
  timed "PostgreSQL holds $ROWS trades and ten more tables" load_postgres
}

load_postgres() {
  # A new database rather than a new schema: pg_dump writes a schema made by hand differently.
  in_postgres -d postgres -c 'SET client_min_messages = warning' \
    -c 'DROP DATABASE IF EXISTS wallstreetsim WITH (FORCE)' -c 'CREATE DATABASE wallstreetsim'
  run_sql tables
  # The largest table on one core, all the others on the other.
  run_sql helpers trades >/dev/null &
  local trades=$!
  run_sql helpers others
  wait "$trades" || fail "the trades could not be loaded"
  run_sql helpers foreign-keys
}

run_sql() {
  local files=() name
  for name in "$@"; do files+=("$LAB_HOME/data/$name.sql"); done
  cat "${files[@]}" | in_postgres -d wallstreetsim -v rows="$ROWS" -v until="$UNTIL"
}

# Passwords go through the client's environment: argv is for everybody to read.
in_redis() {
  REDISCLI_AUTH="$(secret REDIS_PASSWORD)" docker exec -i -e REDISCLI_AUTH "$REDIS" redis-cli "$@"
}

redis_usable() { [ "$(in_redis PING)" = PONG ] && port_answers "$REDIS_PORT"; }

ensure_redis_data() {
  retry 60 redis_usable || fail "$REDIS gives no PONG after 60 s" "look at: docker logs $REDIS"
  if [ "$(in_redis EXISTS lab:loaded)" = 1 ]; then return; fi
  timed "Redis holds 100,000 keys" load_redis
}

load_redis() {
  local keys
  keys="$(in_redis --eval /dev/stdin <"$LAB_HOME/data/redis.lua")"
  [ "$keys" = 100000 ] || fail "Redis holds '$keys' instead of 100000 keys"
  in_redis BGSAVE >/dev/null
}

in_clickhouse() {
  curl -sS --fail --max-time 60 --config <(clickhouse_login) --data-binary @- \
    "http://127.0.0.1:$CLICKHOUSE_HTTP_PORT/?database=wallstreetsim&wait_end_of_query=1"
}

clickhouse_login() {
  printf 'header = "X-ClickHouse-User: %s"\nheader = "X-ClickHouse-Key: %s"\n' \
    "$(secret CLICKHOUSE_USER)" "$(secret CLICKHOUSE_PASSWORD)"
}

clickhouse_usable() { [ "$(in_clickhouse <<<'SELECT 1')" = 1 ]; }

ensure_clickhouse_data() {
  retry 60 clickhouse_usable || fail "$CLICKHOUSE answers no query after 60 s" "look at: docker logs $CLICKHOUSE"
  if [ "$(in_clickhouse 2>/dev/null <<<'SELECT count() FROM market_ticks')" = 1000000 ]; then return; fi
  timed "ClickHouse holds a million rows" load_clickhouse
}

# One statement per request: the HTTP interface takes no more.
load_clickhouse() {
  local statement
  while IFS= read -r -d ';' statement; do
    in_clickhouse <<<"$statement"
  done < <(sed "s/@UNTIL@/$(date -d "$UNTIL" +%s)/" "$LAB_HOME/data/clickhouse.sql")
}

ensure_data() {
  local jobs=() job
  UNTIL="$(date -u '+%Y-%m-%d %H:%M:%S+00')"
  ensure_redis_data &
  jobs+=($!)
  ensure_clickhouse_data &
  jobs+=($!)
  ensure_postgres_data
  for job in "${jobs[@]}"; do wait "$job" || fail "a store could not be filled"; done
}
