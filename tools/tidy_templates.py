"""Take macros that a template does not use out of its imports: part of `make format`."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
IMPORT = re.compile(r"""(\{%-? *from +["'][^"']+["'] +import +)([\w, \n]+?)( *-?%\}\n?)""")


def main() -> None:
    """Rewrite the templates that import too much, and name them."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        before = path.read_text("utf-8")
        after = IMPORT.sub(lambda found, text=before: _kept(found, text), before)  # type: ignore[misc]
        if after != before:
            path.write_text(after, "utf-8")
            print(f"templates/{path.relative_to(TEMPLATES)}: imports only what it uses")


def _kept(found: re.Match[str], text: str) -> str:
    start, names, end = found.groups()
    used = [name for name in re.split(r"[,\s]+", names.strip()) if len(re.findall(rf"\b{name}\b", text)) > 1]
    return f"{start}{', '.join(used)}{end}" if used else ""


if __name__ == "__main__":
    main()
