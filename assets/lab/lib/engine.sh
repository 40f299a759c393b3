# shellcheck shell=bash
# The Docker engine: one that answers is used and left alone; one that the labs started is stopped by the last of them.

ENGINE_RUN=/run/wss-lab

engine_answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

ensure_engine() {
  lock engine 8
  if ! engine_answers; then start_engine; fi
  note_engine_user
  unlock engine 8
}

start_engine() {
  [ -z "${DOCKER_HOST:-}" ] || refuse "no Docker engine answers at DOCKER_HOST" "start it, or unset DOCKER_HOST."
  [ "$(id -u)" = 0 ] || refuse "no Docker engine answers" "start it: sudo systemctl start docker"
  if ! command -v dockerd >/dev/null; then install_packages "Docker engine" docker.io iptables; fi
  engine_answers && return
  say "starting a Docker engine"
  mkdir -p "$ENGINE_RUN"
  # The name of its state directory is the inner shell's, hence the single quotes.
  # shellcheck disable=SC2016
  # Detached, and without our descriptors: it must outlive this command and hold none of its locks.
  setsid bash -c 'echo $$ >"$1/dockerd.pid"; exec dockerd >"$1/dockerd.log" 2>&1 </dev/null 6>&- 7>&- 8>&- 9>&-' \
    _ "$ENGINE_RUN" &
  disown
  retry 30 engine_answers || fail "the Docker engine does not answer after 30 s" "read $ENGINE_RUN/dockerd.log"
  process_start_time "$(<"$ENGINE_RUN/dockerd.pid")" >"$ENGINE_RUN/dockerd.started"
}

# The second half of a process's identity: pids are used again, pids with a start time are not.
process_start_time() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

engine_is_ours() {
  [ -f "$ENGINE_RUN/dockerd.pid" ] && [ -f "$ENGINE_RUN/dockerd.started" ] &&
    [ "$(process_start_time "$(<"$ENGINE_RUN/dockerd.pid")")" = "$(<"$ENGINE_RUN/dockerd.started")" ]
}

note_engine_user() {
  engine_is_ours || return 0
  mkdir -p "$ENGINE_RUN/users"
  printf '%s\n' "$LAB_DIR" >"$ENGINE_RUN/users/$LAB_ID"
}

release_engine() {
  [ -d "$ENGINE_RUN" ] || return 0
  lock engine 8
  rm -f "$ENGINE_RUN/users/$LAB_ID"
  if engine_is_ours; then stop_engine_unless_used; fi
  unlock engine 8
}

stop_engine_unless_used() {
  local file pid
  for file in "$ENGINE_RUN"/users/*; do
    if [ -f "$file" ] && [ -d "$(<"$file")" ]; then
      say "the Docker engine stays: lab '${file##*/}' uses it"
      return
    fi
  done
  if [ -n "$(docker ps -q 2>/dev/null)" ]; then
    say "the Docker engine stays: containers that are not the lab's run on it"
    return
  fi
  pid="$(<"$ENGINE_RUN/dockerd.pid")"
  say "stopping the Docker engine the lab started (pid $pid)"
  kill "$pid"
  retry 30 process_is_gone "$pid" || warn "pid $pid did not end within 30 s"
  rm -rf "$ENGINE_RUN"
}

process_is_gone() { ! kill -0 "$1" 2>/dev/null; }

compose() {
  docker compose --project-directory "$SITE" -f "$SITE/docker-compose.db.yml" -p "$PROJECT" "$@"
}

containers_of_lab() { docker ps -aq --filter "label=$LABEL"; }

# The container is there and running: what compose's exit status does not tell.
container_runs() { [ "$(docker inspect -f '{{.State.Running}}' "$1" 2>/dev/null)" = true ]; }

container_healthy() { [ "$(docker inspect -f '{{.State.Health.Status}}' "$1" 2>/dev/null)" = healthy ]; }
