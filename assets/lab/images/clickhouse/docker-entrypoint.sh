#!/bin/bash
# Behaves like the official image's entrypoint: own user instead of 'default', database on first start,
# and a chown only when the top directory belongs to somebody else.
# shellcheck disable=SC1090 # what is run in initdb.d is known only then
set -Eeuo pipefail

config=/etc/clickhouse-server/config.xml
data=/var/lib/clickhouse

own_data() {
  mkdir -p "$data"
  [ "$(stat -c %u "$data")" = "$(id -u clickhouse)" ] || chown -R clickhouse:clickhouse "$data"
}

write_user() {
  [ -n "${CLICKHOUSE_USER:-}${CLICKHOUSE_PASSWORD:-}" ] || return 0
  local user="${CLICKHOUSE_USER:-default}" remove=''
  [ "$user" = default ] || remove='<default remove="remove"></default>'
  cat >/etc/clickhouse-server/users.d/default-user.xml <<XML
<yandex><users>$remove
  <$user>
    <profile>default</profile>
    <networks><ip>::/0</ip></networks>
    <password><![CDATA[${CLICKHOUSE_PASSWORD:-}]]></password>
    <quota>default</quota>
  </$user>
</users></yandex>
XML
  chown clickhouse:clickhouse /etc/clickhouse-server/users.d/default-user.xml
  chmod 0600 /etc/clickhouse-server/users.d/default-user.xml
}

ask() {
  clickhouse-client --host 127.0.0.1 --user "${CLICKHOUSE_USER:-default}" --password "${CLICKHOUSE_PASSWORD:-}" "$@"
}

wait_for_server() {
  local tries=300
  until ask --query 'SELECT 1' >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { echo 'ClickHouse init process failed.' >&2; exit 1; }
    sleep 0.1
  done
}

run_init_files() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) ask --multiquery <"$file" ;;
    esac
  done
}

first_start() {
  gosu clickhouse clickhouse-server --config-file="$config" -- --listen_host=127.0.0.1 &
  local pid=$!
  wait_for_server
  [ -z "${CLICKHOUSE_DB:-}" ] || ask --query "CREATE DATABASE IF NOT EXISTS \`$CLICKHOUSE_DB\`"
  run_init_files
  kill -TERM "$pid"
  wait "$pid" || :
}

main() {
  if [ $# -gt 0 ] && [ "${1:0:2}" != -- ]; then exec "$@"; fi
  own_data
  write_user
  if [ -n "${CLICKHOUSE_DB:-}$(ls /docker-entrypoint-initdb.d)" ] && [ ! -d "$data/data/${CLICKHOUSE_DB:-default}" ]; then
    first_start
  fi
  exec gosu clickhouse clickhouse-server --config-file="$config" "$@"
}

main "$@"
