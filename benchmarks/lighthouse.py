"""The marks that Lighthouse gives to pages on its phone; installed in a folder that is thrown away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""
VERSION = "13"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMINGS = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def marks(server: str, addresses: dict[str, str]) -> dict[str, Any] | str:
    """The marks of each page, or in a line why there are none."""
    npm = shutil.which("npm")
    if not npm or not CHROMIUM:
        return "No node or no Chromium here: Lighthouse was not asked."
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "install", "--no-audit", "--no-fund", f"lighthouse@{VERSION}"]
        if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
            return "Lighthouse could not be installed."
        program = Path(folder) / "node_modules" / ".bin" / "lighthouse"
        judgements = {name: judged(program, server + address) for name, address in addresses.items()}
        return {name: told for name, told in judgements.items() if told}


def judged(program: Path, address: str) -> dict[str, float]:
    """One page: a mark of 100 for each category, and the timings in milliseconds; nothing where it broke off twice."""
    command = [str(program), address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    command += ["--chrome-flags=--headless --no-sandbox --disable-gpu"]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    for _ in range(2):
        done = subprocess.run(command, cwd=program.parent, env=environment, capture_output=True, check=False)
        if not done.returncode:
            return told(json.loads(done.stdout))
        print(f"Lighthouse broke off at {address}: {done.stderr.decode()[-300:]}", file=sys.stderr)
    return {}


def told(report: dict[str, Any]) -> dict[str, float]:
    """The marks and timings of a report."""
    found = {name: round((told["score"] or 0) * 100) for name, told in report["categories"].items()}
    return found | {name: report["audits"][name]["numericValue"] for name in TIMINGS}
