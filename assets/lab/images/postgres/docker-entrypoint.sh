#!/bin/bash
# Behaves like the official image's entrypoint where a restore can notice: see assets/lab/README.md.
# shellcheck disable=SC1090 # what is run in initdb.d is known only then
set -Eeuo pipefail

prepare_as_root() {
  mkdir -p "$PGDATA" /var/run/postgresql
  chmod 0700 "$PGDATA" || :
  find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
  find /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
}

require_password() {
  [ -n "${POSTGRES_PASSWORD:-}" ] && return
  [ "${POSTGRES_HOST_AUTH_METHOD:-}" = trust ] && return
  echo 'Error: Database is uninitialized and superuser password is not specified.' >&2
  echo '       You must specify POSTGRES_PASSWORD to a non-empty value for the superuser.' >&2
  exit 1
}

initialise_directory() {
  local options=()
  # Word splitting is what the official image does with this variable.
  # shellcheck disable=SC2206
  options=(${POSTGRES_INITDB_ARGS:-})
  initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:-}") "${options[@]}"
  local method="${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption)}"
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

run_sql() { PGHOST='' psql -v ON_ERROR_STOP=1 --no-password --no-psqlrc --username "$POSTGRES_USER" "$@"; }

create_database() {
  [ "$POSTGRES_DB" = postgres ] && return
  run_sql --dbname postgres --set db="$POSTGRES_DB" <<<'CREATE DATABASE :"db" ;'
}

run_init_files() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) run_sql --dbname "$POSTGRES_DB" -f "$file" ;;
      *.sql.gz) gunzip -c "$file" | run_sql --dbname "$POSTGRES_DB" ;;
    esac
  done
}

first_start() {
  require_password
  initialise_directory
  # On the socket only: nobody can log in over TCP before the database exists.
  pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -p 5432" -w start
  create_database
  run_init_files
  pg_ctl -D "$PGDATA" -m fast -w stop
  printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

# Whoever asks an image for its version needs no cluster and no password.
wants_help() {
  local argument
  for argument; do
    case "$argument" in -'?' | --help | --describe-config | -V | --version) return 0 ;; esac
  done
  return 1
}

main() {
  [ "${1:0:1}" = - ] && set -- postgres "$@"
  if [ "$1" = postgres ] && wants_help "$@"; then exec gosu postgres "$@"; fi
  if [ "$1" = postgres ] && [ "$(id -u)" = 0 ]; then
    prepare_as_root
    exec gosu postgres "$0" "$@"
  fi
  if [ "$1" = postgres ]; then
    export POSTGRES_USER="${POSTGRES_USER:-postgres}"
    export POSTGRES_DB="${POSTGRES_DB:-$POSTGRES_USER}"
    if [ -s "$PGDATA/PG_VERSION" ]; then
      printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
    else
      first_start
    fi
  fi
  exec "$@"
}

main "$@"
