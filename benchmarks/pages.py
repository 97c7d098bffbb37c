"""Every page at the full atlas: time on the server, weight on the way, a thousand tiles drawn, and Lighthouse's marks.

usage: pages.py [quick]      prints a JSON object; quick leaves out Lighthouse
"""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import lighthouse
import texts
import thousand
import yaml
from fastapi import FastAPI

from baimo.web import create_app
from baimo.web.publishing.asking import Asker
from baimo.web.serving.server import listen
from baimo.workspace import Workspace

TABLE = yaml.safe_load((texts.ROOT / "tests" / "web" / "addresses.yaml").read_text(encoding="utf-8"))
DOCUMENT = texts.ROOT / "examples" / "lecture.md"
# Enough for a slowest twentieth that is not the one unlucky view.
VIEWS = 40
# What Lighthouse looks at: a page of each kind, on its phone.
JUDGED = ("map", "entity", "timeline", "search", "document")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""


def addresses() -> dict[str, str]:
    """An address in the atlas for each page of the table; of one page at two places the first."""
    return {name: row["atlas"].partition("#")[0] for name, row in TABLE.items() if row.get("status", 200) == 200}


def application() -> FastAPI:
    """The pages of the atlas and of one document."""
    desk = Workspace(home=Path(tempfile.mkdtemp()))
    return create_app(desk.ledger, [desk.check(str(DOCUMENT))])


def served(asker: Asker) -> dict[str, dict[str, float]]:
    """Milliseconds of the processor for the first view of each page and for those that follow, and its size packed."""
    found = {}
    for name, address in addresses().items():
        taken = []
        for number in range(VIEWS + 1):
            start = time.thread_time()
            answer = asker.ask(address, ("zh", "en")[number % 2])
            taken.append((time.thread_time() - start) * 1000)
            assert answer.status == 200, address
        # The first of each language makes what the rest take ready.
        after = sorted(taken[2:])
        found[name] = {
            "first": taken[0],
            "median": statistics.median(after),
            "late": after[int(len(after) * 0.95) - 1],
            "packed": len(gzip.compress(answer.body, 6)),
            "plain": len(answer.body),
        }
    return found


def fetched(server: str) -> dict[str, dict[str, int]]:
    """What a browser fetches for the first view of each page, packed, by kind, and how many elements it then holds."""
    from playwright.sync_api import sync_playwright

    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, address in addresses().items():
            context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            page, answers = context.new_page(), []
            page.on("requestfinished", lambda answer, into=answers: into.append(answer))
            page.goto(server + address, wait_until="networkidle")
            weights: Counter[str] = Counter()
            for answer in answers:
                weights[answer.resource_type] += answer.sizes()["responseBodySize"]
            elements = page.evaluate("document.querySelectorAll('*').length")
            found[name] = {"all": weights.total(), "elements": elements} | {
                kind: weights[kind] for kind in ("script", "stylesheet", "fetch")
            }
            context.close()
        browser.close()
    return found


def serve(app: FastAPI) -> str:
    """The application on a free port of this machine, for as long as the process lasts."""
    import uvicorn

    bound = listen("127.0.0.1", 0)
    running = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    threading.Thread(target=running.run, kwargs={"sockets": [bound]}, daemon=True).start()
    while not running.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{bound.getsockname()[1]}"


def main() -> None:
    """Everything, as one JSON object."""
    app = application()
    figures: dict[str, Any] = {"counts": app.state.site.ledger.counts(), "served": served(Asker(app))}
    server = serve(app)
    figures["fetched"] = fetched(server) if CHROMIUM else {}
    figures["thousand"] = thousand.seconds()
    if "quick" not in sys.argv:
        figures["lighthouse"] = lighthouse.marks(server, {name: TABLE[name]["atlas"] for name in JUDGED})
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
