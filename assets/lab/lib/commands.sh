# shellcheck shell=bash
# The lab's commands, one function each.

lab_up() {
  lock "$LAB_ID" 9
  timed "lab '$LAB_ID' is up: $SITE" bring_up
  unlock "$LAB_ID" 9
}

bring_up() {
  ensure_lab_tools
  ensure_engine
  refuse_lab_of_another_directory
  mkdir -p "$LAB_DIR"
  remember id "$LAB_ID"
  settle_ports
  settle_rows
  require_free_ports
  remember offset "$OFFSET"
  ensure_images
  lay_out_site
  start_containers
  ensure_data
  # Together: what the applications write is newer than any backup.
  ensure_backups &
  local shelf=$!
  ensure_apps
  wait "$shelf" || fail "the backup shelf could not be filled"
  await_health
}

settle_rows() {
  local loaded
  loaded="$(recall rows)"
  if [ -n "$ROWS" ] && [ -n "$loaded" ] && [ "$ROWS" != "$loaded" ]; then
    refuse "lab '$LAB_ID' was made with --rows $loaded" "for another size: $0 reset --id $LAB_ID --rows $ROWS"
  fi
  ROWS="${ROWS:-${loaded:-220000}}"
  remember rows "$ROWS"
}

lay_out_site() {
  ensure_secrets
  write_site
  ensure_modules app "$SITE"
  ensure_modules pm2 "$PM2_PLACE"
}

start_containers() {
  local log="$LAB_DIR/compose.log"
  compose up -d >"$log" 2>&1 || { tail -n 10 "$log" >&2; fail "docker compose up failed" "read $log"; }
}

# ClickHouse has no health check, here as there.
await_health() {
  retry 30 container_healthy "$POSTGRES" || fail "$POSTGRES is not healthy after 30 s" "look at: docker logs $POSTGRES"
  retry 30 container_healthy "$REDIS" || fail "$REDIS is not healthy after 30 s" "look at: docker logs $REDIS"
}

refuse_lab_of_another_directory() {
  local container place
  for container in $(containers_of_lab); do
    place="$(docker inspect -f '{{index .Config.Labels "com.docker.compose.project.working_dir"}}' "$container")"
    if [ -n "$place" ] && [ "$place" != '<no value>' ] && [ "$place" != "$SITE" ]; then
      refuse "lab '$LAB_ID' is already up in $place" "take that one down first, or choose another id: $0 up --id other"
    fi
  done
}

lab_down() {
  lock "$LAB_ID" 9
  timed "lab '$LAB_ID' is gone" take_down
  unlock "$LAB_ID" 9
}

take_down() {
  name_the_server
  if has docker && engine_answers; then
    refuse_lab_of_another_directory
    clear_server
    stop_apps
    remove_docker_things
  else
    stop_apps
    [ ! -f "$STATE" ] || warn "no Docker engine answers: containers and volumes labelled $LABEL may be left on it"
  fi
  remove_directory
  release_engine
}

# By label, never by name: a name may be somebody else's.
remove_docker_things() {
  local left
  docker ps -aq --filter "label=$LABEL" | xargs -r docker rm -fv >/dev/null
  docker volume ls -q --filter "label=$LABEL" | xargs -r docker volume rm -f >/dev/null
  docker network ls -q --filter "label=$LABEL" | xargs -r docker network rm >/dev/null
  left="$(docker volume ls -q --filter "name=^${PROJECT}_" | tr '\n' ' ')"
  [ -z "$left" ] || warn "left alone, for they lack the label $LABEL: volumes $left"
}

remove_directory() {
  [ -d "$LAB_DIR" ] || return 0
  [ "$(recall id)" = "$LAB_ID" ] || refuse "$LAB_DIR is not lab '$LAB_ID''s directory: not removed"
  rm -rf "$LAB_DIR"
}

lab_reset() {
  lock "$LAB_ID" 9
  [ "$(recall id)" = "$LAB_ID" ] || refuse "there is no lab '$LAB_ID' in $LAB_DIR" "bring it up: $0 up --id $LAB_ID"
  timed "lab '$LAB_ID' is as new: $SITE" start_again
  unlock "$LAB_ID" 9
}

start_again() {
  local rows="${ROWS:-$(recall rows)}"
  ensure_engine
  refuse_lab_of_another_directory
  stop_apps
  remove_docker_things
  rm -rf "${SITE:?}" "${PM2_PLACE:?}/home"
  remember backups none
  remember rows "$rows"
  bring_up
}

lab_image() {
  ensure_docker_client
  ensure_engine
  case "$1" in
    postgres17) timed "postgres:17-alpine is there" ensure_image postgres:17-alpine postgres trixie ;;
    all) timed "images are there" ensure_images ;;
    *) refuse "unknown image '$1'" "known: all, postgres17" ;;
  esac
}
