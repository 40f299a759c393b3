# shellcheck shell=bash
# Images: there already, else pulled when a registry answers at once, else built from Debian's packages.

RECIPE_LABEL=wss.lab.recipe

# tag | recipe directory | Debian suite it is built from
image_list() {
  cat <<'LIST'
postgres:16-alpine postgres bookworm
redis:7-alpine redis bookworm
clickhouse/clickhouse-server:latest clickhouse bookworm
alpine:latest alpine bookworm
LIST
}

ensure_images() {
  local tag recipe suite pids=() pid
  lock images 7
  REGISTRY=unknown
  while read -r tag recipe suite; do
    if image_is_usable "$tag" "$recipe" "$suite" || pull_image "$tag"; then continue; fi
    ensure_base "$suite"
    build_image "$tag" "$recipe" "$suite" &
    pids+=($!)
  done < <(image_list)
  for pid in "${pids[@]}"; do wait "$pid" || fail "an image could not be built" "read $CACHE/build-*.log"; done
  [ ${#pids[@]} -eq 0 ] || drop_replaced_images
  unlock images 7
}

ensure_image() {
  lock images 7
  REGISTRY=unknown
  if ! image_is_usable "$@" && ! pull_image "$1"; then
    ensure_base "$3"
    build_image "$@" || fail "$1 could not be built" "read $CACHE/build-$2-$3.log"
    drop_replaced_images
  fi
  unlock images 7
}

# Only the lab's own, and only those without a name.
drop_replaced_images() { docker image prune -f --filter "label=$RECIPE_LABEL" >/dev/null; }

# Somebody else's image under the tag (an official one) is always good; ours only while its recipe is the same.
image_is_usable() {
  local tag="$1" label
  label="$(docker image inspect -f "{{index .Config.Labels \"$RECIPE_LABEL\"}}" "$tag" 2>/dev/null)" || return 1
  [ -z "$label" ] || [ "$label" = '<no value>' ] || [ "$label" = "$(recipe_hash "$2" "$3")" ]
}

recipe_hash() {
  { echo "$2"; declare -f make_base; cd "$LAB_HOME/images/$1" && cat -- *; } | sha256sum | cut -c1-16
}

# One look per run; an answer within 4 s or none.
registry_answers() {
  if [ "$REGISTRY" = unknown ]; then
    REGISTRY=absent
    if timeout 4 docker manifest inspect "$1" >/dev/null 2>&1; then REGISTRY=present; fi
  fi
  [ "$REGISTRY" = present ]
}

pull_image() {
  # A tag that is there is ours with an old recipe: build it again rather than change its kind.
  ! docker image inspect "$1" >/dev/null 2>&1 || return 1
  registry_answers "$1" || return 1
  say "pulling $1"
  timeout 300 docker pull -q "$1" >/dev/null 2>&1
}

base_tag() { printf 'wss-lab/base:%s-%s' "$1" "$(declare -f make_base | sha256sum | cut -c1-12)"; }

ensure_base() {
  local tag
  tag="$(base_tag "$1")"
  if docker image inspect "$tag" >/dev/null 2>&1; then return; fi
  command -v mmdebstrap >/dev/null || install_packages "mmdebstrap (base image)" mmdebstrap debian-archive-keyring
  say "making the base image from Debian $1"
  make_base "$1" "$tag"
}

make_base() {
  local mirror
  mirror="$(debian_mirror)"
  # Without a mirror of our own mmdebstrap knows Debian's.
  mmdebstrap --quiet --variant=minbase "$1" - ${mirror:+"$mirror"} |
    docker import --change "LABEL $RECIPE_LABEL=base" - "$2" >/dev/null
}

build_image() {
  local tag="$1" recipe="$2" suite="$3" log="$CACHE/build-$2-$3.log"
  mkdir -p "$CACHE"
  say "building $tag from Debian $suite's packages"
  DOCKER_BUILDKIT=0 docker build --network host --rm --force-rm -t "$tag" \
    --build-arg BASE="$(base_tag "$suite")" \
    --label "$RECIPE_LABEL=$(recipe_hash "$recipe" "$suite")" \
    "$LAB_HOME/images/$recipe" >"$log" 2>&1 || { tail -n 20 "$log" >&2; return 1; }
}
