#!/bin/sh
# Behaves like the official image's entrypoint: options alone start the server, /data gets its owner,
# root is dropped, files are private.
set -e

case "$1" in -* | *.conf) set -- redis-server "$@" ;; esac

if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
  # The official build has protected mode off; Debian's has it on, so say it for whoever did not.
  case " $* " in *protected-mode*) ;; *) set -- "$@" --protected-mode no ;; esac
  find . \! -user redis -exec chown redis '{}' +
  exec gosu redis "$0" "$@"
fi

[ "$(umask)" = 0022 ] && umask 0077
exec "$@"
