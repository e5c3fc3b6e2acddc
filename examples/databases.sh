# Sourced by each example's own `databases start|stop`: makes its databases on a server of Plumbline's and names them in the example's .env,
# where plumbline.yaml finds them. The example says which (DATABASES) and what is done in each (fill_NAME).

here=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
example=$(basename "$here")

plumb() { if [[ -n ${PLUMB:-} ]]; then $PLUMB "$@"; else "$root/do" plumb "$@"; fi; }

# The name that a database has on the server, and the variable that holds its URL.
database_of() { local name=${example}_$1; echo "${name//-/_}"; }
variable_of() { echo "${1^^}_DATABASE_URL"; }
url_of() { local place=${server%%\?*}; echo "${place%/*}/$(database_of "$1")?${server#*\?}"; }

# In the database that is being filled: one file, or what comes on standard input.
run_file() { psql -X -q -v ON_ERROR_STOP=1 -d "$(url_of "$filling")" -f "$here/$1"; }
run_sql() { psql -X -q -v ON_ERROR_STOP=1 -d "$(url_of "$filling")"; }
checksum_of() { if command -v sha256sum > /dev/null; then sha256sum < "$here/$1"; else shasum -a 256 < "$here/$1"; fi | cut -d ' ' -f 1; }

# The table that Prisma keeps, and a row in it: what `prisma migrate deploy` leaves behind.
prisma_table() {
  run_sql <<'SQL'
create table if not exists "_prisma_migrations" (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0
);
SQL
}
prisma_deploys() { # folder, time
  prisma_table
  run_file "prisma/migrations/$1/migration.sql"
  run_sql <<SQL
insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
values (gen_random_uuid(), '$(checksum_of "prisma/migrations/$1/migration.sql")', '$1', '$2', '$2', 1);
SQL
}

start() {
  command -v psql > /dev/null || { echo "psql is not on the PATH: it runs the example's SQL files (package postgresql-client)" >&2; exit 2; }
  local said
  said=$(plumb shadow start)
  echo "$said"
  server=$(grep -om1 'postgres[a-z]*://[^ ]*' <<< "$said")
  : > "$here/.env"
  for filling in "${DATABASES[@]}"; do
    psql -X -q -v ON_ERROR_STOP=1 -d "$server" -c "set client_min_messages = warning" -c "drop database if exists $(database_of "$filling") with (force)" -c "create database $(database_of "$filling")"
    PGOPTIONS="-c client_min_messages=warning" "fill_$filling"
    echo "$(variable_of "$filling")=$(url_of "$filling")" >> "$here/.env"
    echo "$filling: $(url_of "$filling")"
  done
}

stop() {
  if [[ -s $here/.env ]]; then
    for filling in "${DATABASES[@]}"; do
      server=$(grep "^$(variable_of "$filling")=" "$here/.env" | cut -d = -f 2-)
      psql -X -q -d "${server/$(database_of "$filling")/postgres}" -c "set client_min_messages = warning" -c "drop database if exists $(database_of "$filling") with (force)" || true
    done
    plumb shadow stop
  fi
  rm -f "$here/.env"
}

main() {
  case "${1:-}" in
    start | stop) "$1" ;;
    *) echo "usage: examples/$example/databases start|stop" >&2; exit 2 ;;
  esac
}
