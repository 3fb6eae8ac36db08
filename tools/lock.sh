#!/bin/sh
# Remake requirements/*.lock from setup.cfg, hash-pinned, one lock for Python 3.11 to 3.13.
# Each lock holds everything in the one before it: runtime < build < dev.
# The resolver lives in an environment of its own that is thrown away afterwards.
set -eu
cd "$(dirname "$0")/.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"${PYTHON:-python3}" -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet uv==0.13.8

compile() {
    "$place/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 \
        --generate-hashes --no-header --no-emit-index-url --no-annotate "$@"
}

compile setup.cfg ${UPGRADE:+--upgrade} -o requirements/runtime.lock
compile setup.cfg ${UPGRADE:+--upgrade} --extra build -c requirements/runtime.lock -o requirements/build.lock
compile setup.cfg ${UPGRADE:+--upgrade} --extra build --extra dev -c requirements/build.lock -o requirements/dev.lock
if grep -nE 'https?://|file:|index-url|find-links' requirements/*.lock; then
    echo "A lock names a package host: pip must stay free to use any mirror. Remove it." >&2
    exit 1
fi
