# shellcheck shell=bash
# The new server: what somebody has who moves the site to another machine. The application's code as an archive and as
# a git repository, its secrets, and pnpm and PM2 to put on the PATH. Its containers, ports, project and PM2 are its own.

name_the_server() {
  SERVER="$LAB_DIR/server"
  SERVER_ID="$LAB_ID-new"
  SERVER_LABEL="wss.lab-server=$LAB_ID"
  SERVER_PM2="$SERVER/pm2-home"
}

lab_server() {
  name_the_server
  lock "$LAB_ID" 9
  case "$ARGUMENT" in
    '') make_server ;;
    clear) clear_server ;;
    *) refuse "unknown word '$ARGUMENT'" "known: clear" ;;
  esac
  unlock "$LAB_ID" 9
  printf '%s\n' "$SERVER"
}

make_server() {
  OFFSET="$(recall offset)"
  if [ -z "$OFFSET" ]; then refuse "lab '$LAB_ID' is not up" "bring it up: $0 up --id $LAB_ID"; fi
  has git || install_packages git git
  mkdir -p "$SERVER/bin"
  ensure_modules pm2 "$PM2_PLACE"
  ensure_modules pnpm "$LAB_DIR/pnpm"
  ln -sfn "$PM2_PLACE/node_modules/.bin/pm2" "$SERVER/bin/pm2"
  ln -sfn "$LAB_DIR/pnpm/node_modules/.bin/pnpm" "$SERVER/bin/pnpm"
  timed "the code for a new server is in $SERVER" pack_code
}

pack_code() (
  # 50 ports beside the lab's own: labs are a hundred apart.
  set_ports $((OFFSET + 50))
  write_code "$SERVER/code"
  write_server_secrets
  tar -C "$SERVER" -czf "$SERVER/code.tar.gz" code
  make_repository
)

write_code() {
  rm -rf "$1"
  mkdir -p "$1/config/redis" "$1/apps" "$1/backups"
  touch "$1/backups/.gitkeep"
  SITE="$1" LAB_ID="$SERVER_ID" PROJECT="$PROJECT-new" render_code
  cp "$LAB_HOME"/app/apps/*.js "$1/apps/"
  cp -r "$LAB_HOME"/server/. "$1/"
  printf 'node_modules/\n.env\n.env.*\n!.env.example\n*.sql.gz\n' >"$1/.gitignore"
  # Not the mark of a lab: what is recovered counts as live, as it would on a server.
  sed -i "s/wss\.lab=$SERVER_ID/$SERVER_LABEL/" "$1/docker-compose.db.yml"
}

render_code() {
  render docker-compose.db.yml docker-compose.db.yml
  render env.example .env.example
  render redis.conf config/redis/redis.conf
  render ecosystem.config.js ecosystem.config.js
  cat >"$SITE/wss-restore.yaml" <<YAML
site: $SERVER_ID
applications:
  pm2-home: $SERVER_PM2
  names: [wss-web, wss-api, wss-engine]
YAML
}

write_server_secrets() {
  [ ! -f "$SERVER/secrets.env" ] || return 0
  (LAB_DIR="$SERVER" && ensure_secrets)
}

make_repository() {
  rm -rf "$SERVER/code.git"
  git -C "$SERVER/code" init -q -b main
  git -C "$SERVER/code" add -A
  git -C "$SERVER/code" -c user.name=lab -c user.email=lab@localhost commit -q -m 'The code of the site'
  git clone -q --bare "$SERVER/code" "$SERVER/code.git"
  rm -rf "$SERVER/code/.git"
}

# Everything a recovery made of it; the code and the tools stay.
clear_server() {
  stop_server_apps
  docker ps -aq --filter "label=$SERVER_LABEL" | xargs -r docker rm -fv >/dev/null
  docker volume ls -q --filter "label=$SERVER_LABEL" | xargs -r docker volume rm -f >/dev/null
  docker network ls -q --filter "label=$SERVER_LABEL" | xargs -r docker network rm >/dev/null
  rm -rf "$SERVER_PM2"
}

stop_server_apps() {
  local pids
  [ -d "$SERVER_PM2" ] || return 0
  if [ -f "$SERVER_PM2/pm2.pid" ]; then PM2_HOME="$SERVER_PM2" "$SERVER/bin/pm2" kill >/dev/null 2>&1 6>&- 7>&- 8>&- 9>&- || :; fi
  pids="$(node_processes_of "$SERVER_PM2")"
  # shellcheck disable=SC2086
  [ -z "$pids" ] || kill -KILL $pids 2>/dev/null || :
}
