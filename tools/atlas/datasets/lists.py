"""Lists that people keep by hand: what `tables/lists.tsv` says was seen in each, entity by entity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

from tools.atlas.datasets.units import unit_of
from tools.atlas.mending import table

from baimo.feeds.row import Row


def _rows(name: str, _folder: Path) -> Iterator[Row]:
    for seen in table("lists.tsv"):
        if seen["list"] == name:
            predicate, unit = seen["predicate"], unit_of(seen["predicate"])
            yield Row(seen["entity"], predicate, Decimal(seen["value"]) if unit else seen["value"], name, unit)


domain_llm = partial(_rows, "awesome-domain-llm")
chinese_llm = partial(_rows, "awesome-chinese-llm")
pretrained = partial(_rows, "awesome-pretrained-chinese")
benchmark = partial(_rows, "chinese-llm-benchmark")
production_ml = partial(_rows, "awesome-production-ml")
llmops = partial(_rows, "awesome-llmops")
decrypt_prompt = partial(_rows, "decrypt-prompt")
lobehub_sellers = partial(_rows, "lobehub-sellers")
llmledger_hosts = partial(_rows, "llmledger-hosts")
generative = partial(_rows, "awesome-generative-ai")
ai_tools = partial(_rows, "awesome-ai-tools-mahseema")
