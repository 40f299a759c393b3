# shellcheck shell=bash
# One command at a time per lab, and one at a time for what all labs share (engine, images).

lock_file() { printf '/tmp/wss-lab-%s-%s.lock' "$(id -u)" "$1"; }

# lock NAME DESCRIPTOR: wait for the lock file; try again if its last holder removed it meanwhile.
lock() {
  local file fd="$2"
  file="$(lock_file "$1")"
  while :; do
    eval "exec $fd>>\"\$file\""
    if ! flock -n "$fd"; then
      say "waiting for another 'lab' command on $1"
      flock -w 900 "$fd" || fail "another 'lab' command holds $file" "look at: fuser -v $file"
    fi
    [ "$(stat -Lc %d:%i "/proc/$$/fd/$fd")" != "$(stat -c %d:%i "$file" 2>/dev/null)" ] || return 0
  done
}

unlock() {
  rm -f "$(lock_file "$1")"
  eval "exec $2>&-"
}
