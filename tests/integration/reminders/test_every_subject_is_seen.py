"""The scheduler and the command line know every kind of record: one that they do not is never reminded of."""

import subprocess
import sys

from casework.core.paths import CHECKOUT

SAY = "import sys, casework.app; print('\\n'.join(sorted(sys.modules)))"


def test_the_application_imports_every_domains_subjects() -> None:
    imported = subprocess.run([sys.executable, "-c", SAY], capture_output=True, text=True, check=True).stdout.split()
    for path in sorted((CHECKOUT / "casework").glob("*/subjects.py")):
        name = f"casework.{path.parent.name}.subjects"
        assert name in imported, f"casework/schema.py must import {name}, or nothing of it is ever due to anybody"
