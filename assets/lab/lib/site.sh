# shellcheck shell=bash
# The site's directory: what an operator would find on the server.

ensure_secrets() {
  [ ! -f "$LAB_DIR/secrets.env" ] || return 0
  local postgres redis clickhouse
  postgres="$(random_secret)" redis="$(random_secret)" clickhouse="$(random_secret)"
  # Random hexadecimal is the same to Compose, a shell, a URL and dotenv.
  (umask 077 && cat >"$LAB_DIR/secrets.env") <<ENV
NODE_ENV=production

POSTGRES_USER=wss_user
POSTGRES_PASSWORD=$postgres
POSTGRES_DB=wallstreetsim
DATABASE_URL=postgresql://wss_user:$postgres@127.0.0.1:$POSTGRES_PORT/wallstreetsim

REDIS_PASSWORD=$redis
REDIS_URL=redis://:$redis@127.0.0.1:$REDIS_PORT

CLICKHOUSE_DB=wallstreetsim
CLICKHOUSE_USER=wss_user
CLICKHOUSE_PASSWORD=$clickhouse
CLICKHOUSE_URL=http://127.0.0.1:$CLICKHOUSE_HTTP_PORT

JWT_SECRET=$(random_secret)
API_SECRET=$(random_secret)

PORT=$WEB_PORT
API_PORT=$API_PORT
ENV
}

random_secret() { head -c 24 /dev/urandom | od -An -vtx1 | tr -d ' \n'; }

write_site() {
  mkdir -p "$SITE/backups/weekly" "$SITE/config/redis" "$SITE/apps"
  render docker-compose.db.yml docker-compose.db.yml
  render env.example .env.example
  render wss-restore.yaml wss-restore.yaml
  render redis.conf config/redis/redis.conf
  render ecosystem.config.js ecosystem.config.js
  cp "$LAB_HOME"/app/apps/*.js "$SITE/apps/"
  cp "$LAB_HOME/app/package.json" "$LAB_HOME/app/package-lock.json" "$SITE/"
  [ -f "$SITE/.env" ] || install -m 0600 "$LAB_DIR/secrets.env" "$SITE/.env"
  printf '%s\n' "$LAB_ID" >"$SITE/.wss-lab"
}

# A file that has not changed is left alone, with the time it has.
render() {
  sed -e "s/@ID@/$LAB_ID/g" -e "s/@PROJECT@/$PROJECT/g" -e "s/@NOFILE@/$(open_files)/g" \
    -e "s/@POSTGRES_PORT@/$POSTGRES_PORT/g" -e "s/@REDIS_PORT@/$REDIS_PORT/g" \
    -e "s/@CLICKHOUSE_HTTP_PORT@/$CLICKHOUSE_HTTP_PORT/g" -e "s/@CLICKHOUSE_NATIVE_PORT@/$CLICKHOUSE_NATIVE_PORT/g" \
    -e "s/@API_PORT@/$API_PORT/g" -e "s/@WEB_PORT@/$WEB_PORT/g" "$LAB_HOME/site/$1" >"$LAB_DIR/rendered"
  if cmp -s "$LAB_DIR/rendered" "$SITE/$2"; then rm "$LAB_DIR/rendered"; else mv "$LAB_DIR/rendered" "$SITE/$2"; fi
}

# The real file asks for 262144, which an engine below that limit refuses.
open_files() {
  local limit
  limit="$(ulimit -Hn)"
  if [ "$limit" = unlimited ] || [ "$limit" -gt 262144 ]; then limit=262144; fi
  printf '%s' "$limit"
}

# ensure_modules DIRECTORY-WITH-LOCK TARGET: node_modules by hard links from a cache filled once per lock file.
ensure_modules() {
  local source="$LAB_HOME/$1" target="$2" cached
  [ ! -d "$target/node_modules" ] || return 0
  cached="$CACHE/npm-$1-$(cat "$source"/package*.json | sha256sum | cut -c1-16)"
  [ -f "$cached/complete" ] || fill_module_cache "$source" "$cached"
  mkdir -p "$target"
  rm -rf "$target/node_modules.new"
  cp -al "$cached/node_modules" "$target/node_modules.new" 2>/dev/null ||
    { rm -rf "$target/node_modules.new"; cp -a "$cached/node_modules" "$target/node_modules.new"; }
  mv "$target/node_modules.new" "$target/node_modules"
}

fill_module_cache() {
  say "installing $(node -p "Object.keys(require('$1/package.json').dependencies).join(', ')") with npm"
  local work="$2.$$"
  mkdir -p "$work"
  cp "$1"/package*.json "$work/"
  if ! (cd "$work" && npm ci --no-audit --no-fund --loglevel=error) >"$work/log" 2>&1; then
    tail -n 5 "$work/log" >&2
    return 1
  fi
  touch "$work/complete"
  rm -rf "$2"
  mv "$work" "$2" 2>/dev/null || rm -rf "$work"
}
