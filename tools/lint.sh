#!/bin/sh
# Every check that runs no test, in the order in which they are quick. All of them run; any that fails fails the whole.
set -u
cd "$(dirname "$0")/.."
bin=.venv/bin
status=0

check() {
    name=$1
    shift
    if ! output=$("$@" 2>&1); then
        printf '%s\n%s says no (see above).\n\n' "$output" "$name" >&2
        status=1
    fi
}

check "ruff check" "$bin/ruff" check casework tests tools migrations wsgi.py
check "ruff format (run 'make format')" "$bin/ruff" format --check casework tests tools migrations wsgi.py
check "djlint" "$bin/djlint" --lint --quiet templates
check "import-linter (the floors)" "$bin/lint-imports" --config setup.cfg
check "bandit" "$bin/bandit" --quiet --recursive -c pyproject.toml casework
check "mypy" "$bin/mypy"
[ "$status" -eq 0 ] && echo "Style, types, floors and templates: in order."
exit "$status"
