# shellcheck shell=bash
# Words, places and names every part of the lab shares.
# The other parts read the variables that are set here:
# shellcheck disable=SC2034

# A name inherited from the host must never steer the lab to something real.
forget_inherited_names() {
  local name
  unset CONTAINER_NAME BACKUP_DIR DATABASE_URL REDIS_URL REDISCLI_AUTH JWT_SECRET API_SECRET PORT API_PORT
  for name in "${!COMPOSE_@}" "${!POSTGRES_@}" "${!REDIS_@}" "${!CLICKHOUSE_@}" "${!PG@}" "${!PM2_@}"; do
    unset "$name"
  done
}

say() { printf 'lab: %s\n' "$*" >&2; }

warn() { printf 'lab: warning: %s\n' "$*" >&2; }

# fail MESSAGE [HINT]: something went wrong (1).
fail() {
  printf 'lab: error: %s\n' "$1" >&2
  [ $# -lt 2 ] || printf 'lab: %s\n' "$2" >&2
  exit 1
}

# refuse MESSAGE [HINT]: bad usage, or something the operator has to do first (2).
refuse() {
  printf 'lab: error: %s\n' "$1" >&2
  [ $# -lt 2 ] || printf 'lab: %s\n' "$2" >&2
  exit 2
}

# timed LABEL COMMAND...: run, then say how long it took.
timed() {
  local label="$1" from="$EPOCHREALTIME"
  shift
  "$@"
  say "$label ($(seconds_since "$from") s)"
}

seconds_since() {
  local now="$EPOCHREALTIME"
  local ms=$(((${now/[.,]/} - ${1/[.,]/}) / 1000))
  printf '%d.%d' $((ms / 1000)) $((ms % 1000 / 100))
}

# retry SECONDS COMMAND...: until it succeeds, looking five times a second.
retry() {
  local until=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.2
  done
}

# Sets every name that follows from the id, the directory and the port offset.
name_the_lab() {
  [[ $LAB_ID =~ ^[a-z][a-z0-9-]{0,30}$ ]] ||
    refuse "'$LAB_ID' is no lab id" "an id starts with a letter and has lower-case letters, digits and dashes only."
  PROJECT=wss-lab
  [ "$LAB_ID" = lab ] || PROJECT="wss-lab-$LAB_ID"
  LAB_DIR="$(realpath -m -- "${WSS_LAB_DIR:-$REPO/target/lab}")"
  if [ -z "${WSS_LAB_DIR:-}" ] && [ "$LAB_ID" != lab ]; then LAB_DIR="$REPO/target/lab-$LAB_ID"; fi
  SITE="$LAB_DIR/site"
  STATE="$LAB_DIR/lab.state"
  PM2_PLACE="$LAB_DIR/pm2"
  LABEL="wss.lab=$LAB_ID"
  POSTGRES="${LAB_ID}_postgres" REDIS="${LAB_ID}_redis" CLICKHOUSE="${LAB_ID}_clickhouse"
  CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/wss-lab"
}

set_ports() {
  local offset="$1"
  POSTGRES_PORT=$((15432 + offset)) REDIS_PORT=$((16379 + offset))
  CLICKHOUSE_HTTP_PORT=$((18123 + offset)) CLICKHOUSE_NATIVE_PORT=$((19000 + offset))
  API_PORT=$((18080 + offset)) WEB_PORT=$((13000 + offset))
}

# remember KEY VALUE / recall KEY: the lab's own notes.
remember() {
  local kept=''
  [ ! -f "$STATE" ] || kept="$(grep -v "^$1=" "$STATE" || :)"
  { [ -z "$kept" ] || printf '%s\n' "$kept"; printf '%s=%s\n' "$1" "$2"; } >"$STATE.new"
  mv "$STATE.new" "$STATE"
}

recall() {
  [ ! -f "$STATE" ] || sed -n "s/^$1=//p" "$STATE"
}

# The program's own file of secrets, read as text: never executed.
secret() { sed -n "s/^$1=//p" "$LAB_DIR/secrets.env"; }
