# shellcheck shell=bash
# What runs, for people and for programs.

lab_status() {
  OFFSET="$(recall offset)"
  set_ports "${OFFSET:-0}"
  if [ -n "$JSON" ]; then status_json; else status_text; fi
  lab_is_up || exit 1
}

lab_is_up() {
  container_runs "$POSTGRES" && container_runs "$REDIS" && container_runs "$CLICKHOUSE" && apps_online
}

# name running|stopped|absent health
container_line() {
  local state
  state="$(docker inspect -f '{{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{else}}-{{end}}' "$1" 2>/dev/null)" ||
    state='absent -'
  printf '%s %s\n' "$1" "$state"
}

container_lines() {
  local name
  for name in "$POSTGRES" "$REDIS" "$CLICKHOUSE"; do container_line "$name"; done
}

status_text() {
  local name state health pid
  printf 'lab %s   site %s\n' "$LAB_ID" "$SITE"
  container_lines | while read -r name state health; do printf '  %-24s %-10s %s\n' "$name" "$state" "${health#-}"; done
  app_list | while read -r name state pid; do printf '  %-24s %-10s pid %s\n' "$name" "$state" "$pid"; done
  [ -n "$OFFSET" ] || return 0
  printf '  ports: postgres %s  redis %s  clickhouse %s %s  api %s  web %s\n' "$POSTGRES_PORT" "$REDIS_PORT" \
    "$CLICKHOUSE_HTTP_PORT" "$CLICKHOUSE_NATIVE_PORT" "$API_PORT" "$WEB_PORT"
}

status_json() {
  local up=false
  if lab_is_up; then up=true; fi
  printf '{"id":"%s","up":%s,"site":"%s","project":"%s","rows":%s,\n' "$LAB_ID" "$up" "$SITE" "$PROJECT" "$(recall rows | grep . || echo null)"
  printf ' "containers":[%s],\n' "$(container_lines | awk '{ printf "%s{\"name\":\"%s\",\"state\":\"%s\",\"health\":\"%s\"}", s, $1, $2, $3 == "-" ? "" : $3; s = "," }')"
  printf ' "applications":[%s],\n' "$(app_list | awk '{ printf "%s{\"name\":\"%s\",\"state\":\"%s\",\"pid\":%d}", s, $1, $2, $3; s = "," }')"
  printf ' "ports":{"postgres":%s,"redis":%s,"clickhouse":%s,"clickhouseNative":%s,"api":%s,"web":%s}}\n' "$POSTGRES_PORT" "$REDIS_PORT" \
    "$CLICKHOUSE_HTTP_PORT" "$CLICKHOUSE_NATIVE_PORT" "$API_PORT" "$WEB_PORT"
}

lab_env() {
  OFFSET="$(recall offset)"
  if [ -z "$OFFSET" ]; then refuse "lab '$LAB_ID' is not up" "bring it up: $0 up --id $LAB_ID"; fi
  set_ports "$OFFSET"
  export_line WSS_SITE "$SITE"
  export_line WSS_LAB_ID "$LAB_ID"
  export_line WSS_LAB_DIR "$LAB_DIR"
  export_line WSS_LAB_PROJECT "$PROJECT"
  export_line WSS_LAB_POSTGRES "$POSTGRES"
  export_line WSS_LAB_REDIS "$REDIS"
  export_line WSS_LAB_CLICKHOUSE "$CLICKHOUSE"
  export_line WSS_LAB_POSTGRES_PORT "$POSTGRES_PORT"
  export_line WSS_LAB_REDIS_PORT "$REDIS_PORT"
  export_line WSS_LAB_CLICKHOUSE_PORT "$CLICKHOUSE_HTTP_PORT"
  export_line WSS_LAB_CLICKHOUSE_NATIVE_PORT "$CLICKHOUSE_NATIVE_PORT"
  export_line WSS_LAB_API_PORT "$API_PORT"
  export_line WSS_LAB_WEB_PORT "$WEB_PORT"
}

export_line() { printf 'export %s=%q\n' "$1" "$2"; }
