"""The thirty questions on prices put to genai-prices and litellm; runs in an environment of its own that has them.

usage: prices_peers.py QUESTIONS_JSON      prints a JSON object: name -> {version, answers}
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

# Its table of prices is the one that was installed, not one that is fetched while it is asked.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
# A price of so few days ago is one of today.
RECENT = 31
Outcome = dict[str, Any]


def cannot(why: str) -> Outcome:
    """The library has no way to be asked this."""
    return {"cannot": why}


def genai(asked: dict[str, Any]) -> Outcome:
    """It takes a moment, and classes of tokens."""
    from genai_prices import Usage, calc_price

    name = asked["peers"].get("genai")
    if name is None:
        return {"unknown": "the model is not in it"}
    if "tier" in asked:
        return cannot("no tiers")
    keys = {"in": "input_tokens", "out": "output_tokens", "cached": "cache_read_tokens"}
    usage = {keys[key]: number for key, number in asked["tokens"].items() if key in keys}
    if len(usage) < len(asked["tokens"]):
        return cannot("no such class of use")
    usage["input_tokens"] = usage.get("input_tokens", 0) + usage.get("cache_read_tokens", 0)
    provider, _, model = name.partition("/")
    try:
        found = calc_price(Usage(**usage), model, provider_id=provider, genai_request_timestamp=_moment(asked["at"]))
    except LookupError as error:
        return {"unknown": str(error)}
    return {"amount": float(found.total_price), "currency": "USD"}


def litellm(asked: dict[str, Any]) -> Outcome:
    """It takes classes of tokens and tiers, no moment: what it says is the price of its own table's day."""
    import litellm as library

    name = asked["peers"].get("litellm")
    if name is None:
        return {"unknown": "the model is not in it"}
    tokens = asked["tokens"]
    if not tokens.keys() <= {"in", "out", "cached"}:
        return cannot("no such class of use")
    cached = tokens.get("cached", 0)
    read, written = tokens.get("in", 0) + cached, tokens.get("out", 0)
    try:
        if asked.get("tier") == "batch":
            used = library.Usage(prompt_tokens=read, completion_tokens=written, total_tokens=read + written)
            costs = library.cost_calculator.batch_cost_calculator(used, name)
        else:
            costs = library.cost_per_token(
                model=name,
                prompt_tokens=read,
                completion_tokens=written,
                cache_read_input_tokens=cached,
                service_tier=asked.get("tier"),
            )
    except Exception as error:
        return {"unknown": f"{type(error).__name__}"}
    told = {"amount": float(sum(costs)), "currency": "USD"}
    if abs((_moment(asked["at"]).date() - date.today()).days) <= RECENT:
        return told
    return cannot("no date") | {"today": told}


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(hour=12, tzinfo=UTC)


def main() -> None:
    """Ask and print."""
    questions = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    peers = {"genai-prices": genai, "litellm": litellm}
    figures = {
        name: {
            "version": importlib.metadata.version(name),
            "answers": {asked["id"]: ask(asked) for asked in questions},
        }
        for name, ask in peers.items()
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
