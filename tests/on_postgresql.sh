#!/usr/bin/env bash
# on_postgresql.sh COMMAND…: runs COMMAND with HUIYIN_TEST_POSTGRESQL, the address of a PostgreSQL server of its own: Debian's
# programs, a folder that goes with it, one private socket, no durability. Two more ways to use it:
#   on_postgresql.sh --shard I/N PROGRAM SPEC    every N-th test of PROGRAM that SPEC selects, beginning with the I-th
#   on_postgresql.sh --durable COMMAND…          with fsync, for runs that kill
set -euo pipefail

die() {
  printf 'on_postgresql: %s\n' "$*" >&2
  exit 1
}

bin=$(find /usr/lib/postgresql/*/bin -maxdepth 0 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || die "PostgreSQL's programs are not here: apt-get install postgresql (./dev test does it)"

durability=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
shard=1/1 program=
while [ $# -gt 0 ]; do
  case $1 in
    --durable) durability=(); shift ;;
    --shard) shard=$2 program=$3; shift 3 ;;
    *) break ;;
  esac
done

# The server refuses to run as root.
as_user=()
if [ "$(id -u)" = 0 ]; then
  user=nobody
  ! id postgres >/dev/null 2>&1 || user=postgres
  as_user=(setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups)
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/huiyin-pg-XXXXXX")
server=
finish() {
  if [ -n "$server" ]; then
    kill -QUIT "$server" 2>/dev/null || true # at once: nothing of it is kept
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP
[ ${#as_user[@]} = 0 ] || chown "$user" "$folder"

"${as_user[@]}" "$bin/initdb" -D "$folder/data" -U huiyin -A trust -E UTF8 --locale=C --no-sync \
  >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; die "initdb failed"; }
(cd / && exec "${as_user[@]}" "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= \
  -c max_connections=200 -c log_min_messages=fatal -c shared_buffers=64MB -c max_wal_size=2GB \
  -c max_pred_locks_per_transaction=256 "${durability[@]}") >"$folder/server.log" 2>&1 &
server=$!
for ((waited = 0; ; ++waited)); do
  ! "$bin/pg_isready" -q -h "$folder" -U huiyin -d postgres || break
  kill -0 "$server" 2>/dev/null || { cat "$folder/server.log" >&2; die "the server ended while starting"; }
  [ $waited -lt 300 ] || die "the server is not ready after half a minute"
  read -r -t 0.1 <> <(:) || true
done
"$bin/psql" -q -h "$folder" -U huiyin -d postgres -c "CREATE DATABASE huiyin TEMPLATE template0"
export HUIYIN_TEST_POSTGRESQL="postgresql://huiyin@/huiyin?host=$folder"

if [ -z "$program" ]; then
  "$@"
else
  # As one argument: of a file of names, this version of Catch passes over every other one.
  names=$("$program" -# --list-test-names-only "$@" | awk -v i="${shard%/*}" -v n="${shard#*/}" 'NR % n == i % n' |
    sed 's/,/\\,/g; s/.*/"&"/' | paste -sd, || true) # it ends with the number of tests
  [ -n "$names" ] || die "no test is selected by: $*"
  "$program" "$names"
fi
