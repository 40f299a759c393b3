# shellcheck shell=bash
# The applications under a PM2 of the lab's own: its code, its home and its daemon are in the lab's directory.

APPS=(wss-web wss-api wss-engine)

# The daemon outlives this command: it must not inherit our locks.
pm2() {
  PM2_HOME="$PM2_PLACE/home" "$PM2_PLACE/node_modules/.bin/pm2" "$@" 6>&- 7>&- 8>&- 9>&-
}

# Asking PM2 anything starts a daemon, so look before asking.
pm2_runs() {
  local pid
  pid="$(cat "$PM2_PLACE/home/pm2.pid" 2>/dev/null)" && kill -0 "$pid" 2>/dev/null
}

# name status pid, one line per process.
app_list() {
  pm2_runs || return 0
  pm2 jlist 2>/dev/null | tail -n 1 |
    node -e 'for (const app of JSON.parse(require("fs").readFileSync(0, "utf8")))
               console.log(app.name, app.pm2_env.status, app.pid)'
}

apps_online() {
  local list name
  list="$(app_list)"
  for name in "${APPS[@]}"; do grep -q "^$name online" <<<"$list" || return 1; done
  [ "$(grep -c '^wss-api online' <<<"$list")" = 2 ]
}

ensure_apps() {
  # PM2 talks over sockets in its home, and a socket's path may have 107 bytes.
  [ "${#PM2_PLACE}" -le 90 ] || refuse "the lab's directory is too deep for PM2's sockets" "set WSS_LAB_DIR to a shorter path."
  mkdir -p "$PM2_PLACE/home"
  if ! apps_online; then timed "the applications run" start_apps; fi
  retry 15 health_is_ok || fail "the API's health is not 200 after 15 s" "look at $PM2_PLACE/home/logs"
  retry 10 web_answers || fail "the web page does not answer after 10 s" "look at $PM2_PLACE/home/logs"
}

start_apps() {
  (cd "$SITE" && pm2 start ecosystem.config.js && pm2 save) >"$LAB_DIR/pm2.log" 2>&1 ||
    { tail -n 15 "$LAB_DIR/pm2.log" >&2; fail "PM2 could not start the applications" "read $LAB_DIR/pm2.log"; }
}

health_is_ok() { curl -sf --max-time 3 "http://127.0.0.1:$API_PORT/health"; }

web_answers() { curl -sf --max-time 3 "http://127.0.0.1:$WEB_PORT/"; }

stop_apps() {
  local pids
  if pm2_runs; then pm2 kill >/dev/null 2>&1 || :; fi
  pids="$(lab_node_processes)"
  [ -n "$pids" ] || return 0
  # Orphans of a daemon that was killed, or one that did not listen.
  # shellcheck disable=SC2086
  kill -KILL $pids 2>/dev/null || :
}

lab_node_processes() { node_processes_of "$PM2_PLACE/home"; }

# node_processes_of PM2-HOME: Node processes that were given this PM2 home, and nothing else.
node_processes_of() {
  local directory
  for directory in /proc/[0-9]*; do
    case "$(readlink "$directory/exe" 2>/dev/null)" in */node | */nodejs) ;; *) continue ;; esac
    if grep -qzxF "PM2_HOME=$1" "$directory/environ" 2>/dev/null; then printf '%s\n' "${directory#/proc/}"; fi
  done
}
