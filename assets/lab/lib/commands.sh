# shellcheck shell=bash
lab_image() {
  ensure_docker_client
  ensure_engine
  case "$1" in
    postgres17) timed "postgres:17-alpine is there" ensure_image postgres:17-alpine postgres trixie ;;
    all) timed "images are there" ensure_images ;;
    *) refuse "unknown image '$1'" "known: all, postgres17" ;;
  esac
}
