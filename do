#!/usr/bin/env bash
# The one entry point: the same commands at a desk and in CI. `./do` lists them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDTERMINALLOGGER=off

plumb=artifacts/publish/Plumbline.Cli/release_linux-x64/plumb
results=artifacts/test-results

build() { dotnet build Plumbline.slnx -c Debug -v quiet "$@"; }

# The program as users get it: ahead-of-time compiled (ReadyToRun), started through the machine's .NET runtime.
publish() {
  if [[ ! -x $plumb ]] || [[ -n $(find src Directory.Build.props Directory.Packages.props -newer "$plumb" -type f -not -path '*/obj/*' -print -quit) ]]; then
    dotnet publish src/Plumbline.Cli -c Release -v quiet
    touch "$plumb"
  fi
}

run_plumb() { publish >&2; exec "$plumb" "$@"; }

# All tests; closes with the plain line `N passed, N failed` summed from the result files.
tests() {
  rm -rf "$results"
  local failed=0
  build
  dotnet test Plumbline.slnx --no-build -v quiet --results-directory "$results" --logger trx --logger "console;verbosity=minimal" "$@" || failed=1
  sum_results "$results"
  return $failed
}

# All tests, and those that take minutes: plan cases in both forms, plans between random databases.
tests_long() { PLUMBLINE_LONG=1 tests "$@"; }

# The tests on a server, on one major after another (npm binaries where the machine has none); closes with a line for each.
test_majors() {
  local majors=("$@") major failed=0 report=()
  [[ ${#majors[@]} -gt 0 ]] || majors=(13 14 15 16 17 18)
  build
  rm -rf "$results"
  for major in "${majors[@]}"; do
    CI=true PLUMBLINE_TEST_MAJOR=$major dotnet test tests/Plumbline.Databases.Tests --no-build -v quiet --results-directory "$results/$major" --logger trx --logger "console;verbosity=minimal" || failed=1
    report+=("PostgreSQL $major: $(sum_results "$results/$major" || true)")
  done
  printf '%s\n' "${report[@]}"
  return $failed
}

sum_results() { # folder of result files
  local passed=0 failed=0 file
  for file in "$1"/*.trx; do
    [[ -e $file ]] || continue
    passed=$((passed + $(grep -o '<Counters [^>]*' "$file" | grep -o ' passed="[0-9]*"' | grep -o '[0-9]*')))
    failed=$((failed + $(grep -o '<Counters [^>]*' "$file" | grep -o ' failed="[0-9]*"' | grep -o '[0-9]*')))
  done
  echo "$passed passed, $failed failed"
  [[ $passed -gt 0 ]]
}

# Rewrites every golden expectation from what the program says now; read the diff before you commit it.
accept() { build; PLUMBLINE_ACCEPT=1 dotnet test Plumbline.slnx --no-build -v quiet; git --no-pager diff --stat; }

# Writes the pages that are generated from the code.
docs() { publish; "$plumb" docs write docs; }

docs_in_step() { publish; "$plumb" docs check docs; }

format() { dotnet format Plumbline.slnx "$@"; }

bench() { exec bench/run "$@"; }

check() {
  format --verify-no-changes
  tests
  docs_in_step
}

usage() {
  cat <<'TEXT'
./do plumb ARGS…   build the program if needed and run it:  ./do plumb check examples/health-records
./do build         build everything, warnings are errors
./do test          build, run all tests, close with "N passed, N failed"
./do test-long     the same, and what takes minutes: plan cases in both forms, 2,000 plans between random databases
./do test-majors   the tests on a server, on PostgreSQL 13 to 18 or on the majors named:  ./do test-majors 13 18
./do accept        rewrite golden expectations
./do docs          write the generated pages (docs/rules, docs/commands.md)
./do format        format the code
./do bench         speed, side by side with others (see bench/README.md)
./do check         what must pass before a commit: format, build, tests, docs in step
TEXT
}

case "${1:-}" in
  plumb) shift; run_plumb "$@" ;;
  build | accept | docs | format | bench | check) "$@" ;;
  test) shift; tests "$@" ;;
  test-long) shift; tests_long "$@" ;;
  test-majors) shift; test_majors "$@" ;;
  "" | help | --help) usage ;;
  *) usage >&2; exit 2 ;;
esac
