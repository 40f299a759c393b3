# shellcheck shell=bash
# The backup shelf: one dump of the live database, cut back to what each backup's time had seen.

ensure_backups() {
  if [ "$(recall backups)" = ready ] && ls "$SITE"/backups/*.sql.gz >/dev/null 2>&1; then return; fi
  timed "the backup shelf is filled" fill_shelf
  remember backups ready
}

fill_shelf() {
  local shelf="$SITE/backups" cuts=() file
  find "$shelf" -type f -name '*.sql.gz' -delete
  while read -r file time; do
    cuts+=("$shelf/$file=$(dump_time "$time")")
  done < <(good_backups)
  docker exec "$POSTGRES" pg_dump -U wss_user -d wallstreetsim --format=plain --no-owner --no-acl |
    perl "$LAB_HOME/lib/cut-dump.pl" "${cuts[@]}"
  link_sunday "$shelf"
  add_bad_backups "$shelf"
  find "$shelf" -type f -name '*.sql.gz' | while read -r file; do set_true_time "$file"; done
}

# The night of the newest daily: today's, or yesterday's before two o'clock.
newest_night() {
  if [ "$(date +%H)" -ge 2 ]; then date +%Y-%m-%d; else date -d '1 day ago' +%Y-%m-%d; fi
}

# FILE and local time, one per line: seven dailies, the Sundays older than those, one made before a restore.
good_backups() {
  local night day
  night="$(newest_night)"
  for day in 0 1 2 3 4 5 6; do
    backup_line "wallstreetsim" "$night" "$day" 02:00:00
  done
  for day in $(sundays "$night" | tail -n +2); do
    backup_line "weekly/wallstreetsim_weekly" "$night" "$day" 02:00:00
  done
  backup_line pre_restore "$night" 2 15:12:40
}

# backup_line PREFIX NIGHT DAYS-BEFORE TIME
backup_line() {
  local day
  # At noon, so that a change of the clocks cannot move the date.
  day="$(date -d "$2 12:00 $3 days ago" +%Y-%m-%d)"
  printf '%s_%s_%s.sql.gz %sT%s\n' "$1" "${day//-/}" "${4//:/}" "$day" "$4"
}

# How many days before the night the last four Sundays were; the first is always among the seven dailies.
sundays() {
  local first
  first=$(($(date -d "$1" +%u) % 7))
  printf '%d\n' "$first" $((first + 7)) $((first + 14)) $((first + 21))
}

dump_time() { date -u -d "$(date -d "$1" '+%Y-%m-%d %H:%M:%S %z')" '+%Y-%m-%d %H:%M:%S+00'; }

# As the nightly script does it: the Sunday daily and its weekly are one file under two names.
link_sunday() {
  local night daily
  night="$(newest_night)"
  daily="$(backup_line wallstreetsim "$night" "$(sundays "$night" | head -n 1)" 02:00:00)"
  daily="${daily%% *}"
  ln "$1/$daily" "$1/weekly/${daily/wallstreetsim_/wallstreetsim_weekly_}"
}

# Two that an operator must not choose, made by hand on other days: cut off half-way; a dump of nothing.
add_bad_backups() {
  local night cut empty source
  night="$(newest_night)"
  cut="$(backup_line wallstreetsim "$night" 2 14:30:00)" empty="$(backup_line wallstreetsim "$night" 4 14:30:00)"
  source="$(backup_line wallstreetsim "$night" 2 02:00:00)"
  source="$1/${source%% *}"
  head -c $(($(stat -c %s "$source") / 2)) "$source" >"$1/${cut%% *}"
  gzip -n </dev/null >"$1/${empty%% *}"
}

# The script names a file when it starts and closes it some seconds later.
set_true_time() {
  local stamp
  stamp="$(sed -E 's/.*_([0-9]{4})([0-9]{2})([0-9]{2})_([0-9]{2})([0-9]{2})([0-9]{2})\.sql\.gz$/\1-\2-\3 \4:\5:\6/' <<<"$1")"
  touch -d "$(date -d "$(date -d "$stamp" '+%Y-%m-%d %H:%M:%S %z') 9 seconds")" "$1"
}
