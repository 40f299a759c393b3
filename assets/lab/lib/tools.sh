# shellcheck shell=bash
# Tools: installed when we may (root on Debian or Ubuntu), else the exact command and exit 2.

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ -f /etc/debian_version ]; }

# install_packages WHAT PACKAGE...: one line to the operator, the noise to a log.
install_packages() {
  local what="$1" log
  shift
  may_install || refuse "missing: $what" "install it: sudo apt-get install --no-install-recommends $*"
  say "installing $what: apt-get install $*"
  mkdir -p "$CACHE"
  log="$CACHE/apt.log"
  if ! apt_install "$@" >"$log" 2>&1; then
    apt-get update -qq >>"$log" 2>&1 || :
    apt_install "$@" >>"$log" 2>&1 || { tail -n 5 "$log" >&2; fail "apt-get install $* failed" "read $log"; }
  fi
}

apt_install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; }

# A fresh container has none; without them apt knows neither packages nor mirrors.
ensure_package_lists() {
  if ! may_install || compgen -G '/var/lib/apt/lists/*Release' >/dev/null; then return; fi
  say "reading the package lists: apt-get update"
  apt-get update -qq >/dev/null 2>&1 || warn "apt-get update failed"
}

has() { command -v "$1" >/dev/null 2>&1; }

ensure_lab_tools() {
  ensure_package_lists
  ensure_docker_client
  ensure_compose
  has flock || install_packages util-linux util-linux
  has perl || install_packages perl perl-base
  has curl || install_packages curl curl ca-certificates
  ensure_node
}

ensure_docker_client() {
  if has docker; then return; fi
  # Newer Debian releases keep the client in a package of its own.
  if [ -n "$(apt-cache search --names-only '^docker-cli$' 2>/dev/null)" ]; then
    install_packages "Docker engine and client" docker.io docker-cli iptables
  else
    install_packages "Docker engine and client" docker.io iptables
  fi
}

ensure_node() {
  if ! has node || ! has npm; then install_packages "Node.js and npm" nodejs npm; fi
  local major
  major="$(node -p 'process.versions.node.split(".")[0]')"
  [ "$major" -ge 18 ] || refuse "Node.js $major is too old for the lab's applications" "install Node.js 18 or newer."
}

ensure_build_tools() {
  if ! java_is_17; then install_packages "JDK 17" openjdk-17-jdk-headless; fi
  has mvn || install_packages Maven maven
  has tmux || install_packages tmux tmux
  has_libfaketime || install_packages "libfaketime, which sets the clock of a test's programs" libfaketime
}

# A library and no command.
has_libfaketime() { compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null; }

java_is_17() {
  local major
  has javac || return 1
  major="$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')"
  [ "${major:-0}" -ge 17 ]
}

# Plain 'docker compose' has to work: the program calls it as an operator would.
ensure_compose() {
  if docker compose version >/dev/null 2>&1; then return; fi
  may_install || refuse "missing: the Docker Compose v2 plugin" \
    "install it: sudo apt-get install docker-compose-v2 (Ubuntu) or docker-compose (Debian 13 and newer)"
  local package
  for package in docker-compose-v2 docker-compose; do
    if candidate_is_v2 "$package"; then
      install_packages "Docker Compose" "$package"
      if docker compose version >/dev/null 2>&1; then return; fi
    fi
  done
  take_plugin_from_trixie
  docker compose version >/dev/null 2>&1 || fail "the Compose plugin does not run" "try: docker compose version"
}

candidate_is_v2() {
  apt-cache policy "$1" 2>/dev/null | grep -Eq '^ *Candidate: ([0-9]+:)?([2-9]|[1-9][0-9])\.'
}

# Debian 13's binary runs on Debian 12. Its lists live in a directory of their own, so that the system's packages
# stay the system's; nothing but one file is installed.
take_plugin_from_trixie() {
  local work mirror
  say "installing the Docker Compose plugin of Debian 13 into ~/.docker/cli-plugins"
  mirror="$(debian_mirror)"
  [ -n "$mirror" ] || refuse "missing: the Docker Compose v2 plugin" "put it into ~/.docker/cli-plugins by hand."
  work="$(mktemp -d)"
  # Readable for apt's own user, which does the downloading.
  chmod 0755 "$work"
  (cd "$work" && fetch_trixie_package "$mirror" docker-compose) >"$work/log" 2>&1 ||
    { tail -n 5 "$work/log" >&2; fail "the plugin could not be fetched" "read $work/log"; }
  dpkg-deb -x "$work"/docker-compose_*.deb "$work/x"
  install -D -m 0755 "$work/x/usr/libexec/docker/cli-plugins/docker-compose" ~/.docker/cli-plugins/docker-compose
  rm -rf "$work"
}

fetch_trixie_package() {
  local options
  mkdir -p lists/partial cache/archives/partial parts
  echo "deb [signed-by=$(debian_keyring)] $1 trixie main" >sources.list
  options=(-o Dir::Etc::SourceList="$PWD/sources.list" -o Dir::Etc::SourceParts="$PWD/parts"
    -o Dir::State::Lists="$PWD/lists" -o Dir::Cache="$PWD/cache" -o APT::Get::List-Cleanup=0)
  apt-get "${options[@]}" update
  apt-get "${options[@]}" download "$2"
}

debian_keyring() {
  local file=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -f "$file" ] || apt_install debian-archive-keyring >&2
  printf '%s' "$file"
}

# The mirror this system takes Debian's packages from; nothing on other systems.
debian_mirror() {
  # The fields in single quotes are apt's, not the shell's.
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(ORIGIN)|$(CODENAME)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -F'|' '$1 == "Debian" && $2 !~ /-/ && $3 == "main" { print $4; exit }'
}
