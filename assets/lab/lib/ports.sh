# shellcheck shell=bash
# Which ports: the default lab's are fixed, another lab's follow from its id and stay once chosen.

settle_ports() {
  local offset="${WSS_LAB_PORT_OFFSET:-}"
  [ -n "$offset" ] || offset="$(recall offset)"
  [ -n "$offset" ] || offset="$(choose_offset)"
  if [[ ! $offset =~ ^[0-9]{1,5}$ ]] || [ "$offset" -gt 46000 ]; then
    refuse "'$offset' is no port offset" "use 0 to 46000."
  fi
  # shellcheck disable=SC2034 # read by the commands
  OFFSET="$offset"
  set_ports "$offset"
}

# Steps of 100 up to 5900: no two labs' ports can meet, and all stay below the ephemeral range.
choose_offset() {
  if [ "$LAB_ID" = lab ]; then
    echo 0
    return
  fi
  local slot tried
  slot=$(($(printf '%s' "$LAB_ID" | cksum | cut -d' ' -f1) % 59))
  for ((tried = 0; tried < 59; tried++)); do
    if offset_is_free $((100 * (slot + 1))); then break; fi
    slot=$(((slot + 1) % 59))
  done
  echo $((100 * (slot + 1)))
}

offset_is_free() (
  set_ports "$1"
  for port in $POSTGRES_PORT $REDIS_PORT $CLICKHOUSE_HTTP_PORT $CLICKHOUSE_NATIVE_PORT $API_PORT $WEB_PORT; do
    ! port_answers "$port" || return 1
  done
)

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A port that somebody else holds is better said now than by a container that will not start.
require_free_ports() {
  local port
  [ -z "$(containers_of_lab)" ] || return 0
  for port in $POSTGRES_PORT $REDIS_PORT $CLICKHOUSE_HTTP_PORT $CLICKHOUSE_NATIVE_PORT; do
    ! port_answers "$port" ||
      refuse "port $port is in use by something that is not lab '$LAB_ID'" \
        "stop it, or choose other ports: WSS_LAB_PORT_OFFSET=200 $0 up"
  done
}
