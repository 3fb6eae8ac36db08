#!/bin/sh
# Make .venv hold exactly what requirements/$1.lock says (build or dev), install this checkout into it and build the
# front-end assets. A stamp knows the interpreter and the locks' contents: when nothing changed, this takes no time.
set -eu
cd "$(dirname "$0")/.."
lock=requirements/$1.lock
venv=.venv

stop() {
    echo "$1" >&2
    exit 1
}

for program in cat cksum rm; do
    command -v "$program" >/dev/null 2>&1 || stop "Casework needs the program '$program': install it and try again."
done
command -v "$PYTHON" >/dev/null 2>&1 ||
    stop "There is no '$PYTHON' here: install Python 3.11, 3.12 or 3.13, or name one with PYTHON=, as in 'make run PYTHON=python3.12'."
version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) ||
    stop "'$PYTHON' does not run: name a Python 3.11, 3.12 or 3.13 with PYTHON=, as in 'make run PYTHON=python3.12'."
case $version in
3.11 | 3.12 | 3.13) ;;
*) stop "Casework runs on Python 3.11 to 3.13 and '$PYTHON' is $version: name another with PYTHON=, as in 'make run PYTHON=python3.12'." ;;
esac

# Another Python than .venv was made with: make it again.
if [ -x "$venv/bin/python" ]; then
    made_with=$("$venv/bin/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo none)
    [ "$made_with" = "$version" ] || rm -rf "$venv"
fi
if [ ! -x "$venv/bin/pip" ]; then
    "$PYTHON" -c 'import ensurepip' 2>/dev/null ||
        stop "This Python cannot make virtual environments: install its venv package (on Debian and Ubuntu 'apt install python3-venv') and try again."
    echo "Making .venv with Python $version..."
    "$PYTHON" -m venv "$venv" || stop "The virtual environment .venv could not be made; what Python said stands above."
fi

dependencies="$version $(cksum <"$lock")"
assets="$version $(cat package-lock.json tools/build_assets.py static/src/*/* static/src/*.* | cksum)"
stamp=$venv/.ready-$1
# What `make test` installed holds all that `make run` needs.
if [ "$1" = build ] && [ -f "$venv/.ready-dev" ]; then
    dev="$version $(cksum <requirements/dev.lock)"
    [ "$(cat "$venv/.ready-dev")" = "$dev" ] && echo "$dependencies" >"$stamp"
fi
if [ "$(cat "$stamp" 2>/dev/null)" != "$dependencies" ]; then
    echo "Installing what $lock pins (the first time this takes a minute or two)..."
    rm -f "$venv"/.ready-*
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" ||
        stop "The dependencies could not be installed: check that this machine reaches a package index (pip's own message stands above)."
    said=$("$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . 2>&1) ||
        stop "$said
This checkout could not be installed into .venv; pip's own message stands above."
    echo "$dependencies" >"$stamp"
fi
known=$(cat "$venv/.assets" 2>/dev/null || true)
if [ "$known" = "$assets plain" ] && [ -z "${CI:-}" ]; then
    # Not tried again at every start: where npm cannot be reached it takes a while to find out.
    echo "The front-end packages could not be had: a plain or an earlier style sheet serves; 'make assets' tries again."
elif [ "$known" != "$assets" ] || [ ! -f static/dist/manifest.json ]; then
    echo "Building the style sheet and scripts..."
    rm -f "$venv/.assets"
    status=0
    "$venv/bin/python" tools/build_assets.py || status=$?
    case $status in
    0) echo "$assets" >"$venv/.assets" ;;
    3) echo "$assets plain" >"$venv/.assets" ;;
    *) exit 1 ;;
    esac
fi
