"""What models and chips are made of, in full: two tables with keys of their own become lines for the amend tool.

usage: python -m tools.atlas.designs FOLDER      FOLDER holds architectures.jsonl and chips.jsonl; prints JSON Lines
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.atlas.mending import HERE

Line = dict[str, Any]

# Where a remark of a row belongs: the first predicate whose word it contains.
_REMARKS = (
    ("intermediate_size", r"FFN|intermediate|two-matrix|MLP"),
    ("vocabulary_size", r"[Vv]ocabular"),
    ("tied_embeddings", r"[Ee]mbedding|tied"),
    ("parameters", r"^check:|^published|^no published|params_total|weights count|counts [\d.]+B"),
    ("experts", r"[Ee]xpert|MoE"),
    ("kv_heads", r"KV head|KV group|multi-query|n_heads_in_group"),
    ("head_dimension", r"head_dim|q width"),
    ("attention", r"KV|MLA|attention|window|linear|layer|block|indexer|rotary|Mamba"),
    ("context_length", r"context|max_position|README claims|trained to"),
)
_PRIVATE = re.compile(r"(?:the )?(?:project )?(?:price )?ledger\b")
_DOUBT, _DIFFERS = "doubt", "differs"


def _read(path: Path) -> list[Line]:
    return [json.loads(line, parse_float=Decimal) for line in path.read_text(encoding="utf-8").splitlines()]


def _table(name: str, key: str, value: str) -> dict[str, str]:
    with (HERE / name).open(encoding="utf-8") as file:
        return {row[key]: row[value] for row in csv.DictReader(file, delimiter="\t")}


def said(text: str) -> str:
    """A remark without names of working papers."""
    return re.sub(r"\s+", " ", _PRIVATE.sub("another list", text)).strip(" ;,")


def architecture(row: Line) -> Iterator[Line]:
    """The claims of one model's row, without subject and source."""
    yield from _count("layers", row["layers"], "layers")
    yield from _count("hidden_size", row["hidden"], "dimensions")
    yield from _count("attention_heads", row["heads"], "heads")
    yield from _count("kv_heads", row["kv_heads"], "heads")
    yield from _count("head_dimension", row["head_dim"], "dimensions")
    yield from _count("intermediate_size", row["intermediate"], "dimensions")
    yield from _count("vocabulary_size", row["vocab"], "tokens")
    yield from _count("sliding_window", row["sliding_window"], "tokens")
    yield {"predicate": "attention", "value": row["attention"]}
    if row["tie_embeddings"] is not None:
        yield {"predicate": "tied_embeddings", "value": "yes" if row["tie_embeddings"] else "no"}
    yield from _by_kind(row)
    yield from _latent(row["mla"] or {})
    yield from _experts(row["moe"] or {})


def _count(predicate: str, value: Any, unit: str, qualifier: str | None = None) -> Iterator[Line]:
    if value is not None:
        yield {"predicate": predicate, "value": value, "unit": unit} | ({"qualifier": qualifier} if qualifier else {})


def _by_kind(row: Line) -> Iterator[Line]:
    """Layers by what they keep of the past, where they are not all alike."""
    kinds = row["kv_layers"]
    if kinds["full"] != row["layers"]:
        for kind, number in kinds.items():
            yield from _count("attention_layers", number or None, "layers", kind.replace("_", "-"))


def _latent(mla: Line) -> Iterator[Line]:
    yield from _count("latent_rank", mla.get("kv_lora_rank"), "dimensions", "kv")
    yield from _count("latent_rank", mla.get("q_lora_rank"), "dimensions", "query")
    yield from _count("head_dimension", mla.get("qk_rope_head_dim"), "dimensions", "rope")
    yield from _count("head_dimension", mla.get("qk_nope_head_dim"), "dimensions", "nope")
    yield from _count("head_dimension", mla.get("v_head_dim"), "dimensions", "value")


def _experts(moe: Line) -> Iterator[Line]:
    yield from _count("experts", moe.get("experts"), "experts")
    yield from _count("experts_per_token", moe.get("top_k"), "experts")
    yield from _count("shared_experts", moe.get("shared"), "experts")
    yield from _count("dense_layers", moe.get("dense_layers") or None, "layers")
    yield from _count("intermediate_size", moe.get("moe_intermediate"), "dimensions", "expert")
    yield from _count("intermediate_size", moe.get("shared_intermediate"), "dimensions", "shared-expert")
    yield from _count("latent_rank", moe.get("latent"), "dimensions", "experts")


def remarks(note: str, predicates: set[str]) -> dict[str, str]:
    """The parts of a row's note by the predicate that they speak of; what speaks of none goes to `layers`."""
    found: dict[str, list[str]] = {}
    for part in re.split(r"; ", note or ""):
        if part.startswith(("released:", "check: not possible")):
            continue
        home = next((name for name, words in _REMARKS if re.search(words, part) and name in predicates), "layers")
        found.setdefault(home, []).append(said(part))
    return {name: "; ".join(parts) for name, parts in found.items()}


def chip(row: Line) -> Iterator[Line]:
    """The claims of one chip's row, without subject and source."""
    yield from _count("memory", row["memory_gb"], "GB")
    yield from _count("memory_bandwidth", row["bandwidth_tb_s"], "TB/s")
    yield from _count("power", row["tdp_w"], "W")
    for precision, value in row["peak"].items():
        unit = "TOPS" if precision.startswith("int") else "TFLOPS"
        yield from ({**line, "note": "dense"} for line in _count("peak_flops", value, unit, precision))
    if row["memory_type"]:
        yield {"predicate": "memory_type", "value": row["memory_type"]}
    if row["form"]:
        yield {"predicate": "form_factor", "value": row["form"]}
    yield from _link(row["link"] or {})


def _link(link: Line) -> Iterator[Line]:
    if link.get("type"):
        yield {"predicate": "interconnect_type", "value": link["type"]}
    if link.get("gb_s") is not None:
        basis = str(link.get("basis") or "")
        way = "two-way" if basis.startswith("two-way") else "unstated"
        note = "; ".join(part for part in (link.get("type"), basis) if part)
        yield from ({**line, "note": note} for line in _count("interconnect", link["gb_s"], "GB/s", way))


def _lines_of_model(row: Line, subject: str) -> Iterator[Line]:
    claims = list(architecture(row))
    if row["params_total"] and "DISAGREES" not in row["note"]:
        claims.append({"predicate": "parameters", "value": row["params_total"], "unit": "parameters"})
    told = remarks(row["note"], {claim["predicate"] for claim in claims})
    doubt = {_DOUBT: said(row["note"].partition("; check")[0])} if "DISAGREES" in row["note"] else {}
    for claim in claims:
        line = {"subject": subject, "subject_type": "model", "subject_name": row["name"]} | claim | _source(row)
        note = told.get(claim["predicate"]) if "qualifier" not in claim else None
        yield line | ({"note": note} if note and not doubt else {}) | doubt


def _source(row: Line) -> Line:
    seen = {key: row[key] for key in ("source_url", "source_title", "source_date") if row.get(key)}
    return seen | {"source_kind": "dataset"}


def _lines_of_chip(row: Line, subject: str, maker: str) -> Iterator[Line]:
    about = {"subject": subject, "subject_type": "chip", "subject_name": row["name"]}
    yield about | {"predicate": "developed_by", "object": maker} | _source(row)
    doubt = said(row["note"])
    for n, claim in enumerate(chip(row)):
        line = about | claim | _source(row)
        if row["confidence"] == "low" or doubt.startswith("disagrees with the other"):
            line[_DOUBT] = doubt
        elif doubt.startswith("disagrees"):
            line[_DIFFERS] = doubt
        elif n == 0 and doubt:
            line["note"] = doubt
        yield line
    for key, qualifier in (("announced", "announced"), ("shipped", "shipped")):
        if row[key]:
            yield (
                about
                | {"subject": maker, "subject_type": "organization", "subject_name": maker}
                | _date(row, subject, row[key], qualifier)
            )


def _date(row: Line, subject: str, when: str, qualifier: str) -> Line:
    note = "date of release in a table that mixes announcement and sale" if qualifier == "shipped" else None
    line = {"predicate": "released", "object": subject, "when": when} | _source(row)
    return line | ({"qualifier": "shipped", "note": note} if note else {})


def lines(folder: Path) -> list[Line]:
    """All lines, models first; the ids are those that merges.tsv keeps."""
    kept = _table("merges.tsv", "old", "kept")
    makers = _table("makers.tsv", "developer", "id")
    found: list[Line] = []
    for row in _read(folder / "architectures.jsonl"):
        found += _lines_of_model(row, kept.get(row["model"], row["model"]))
    for row in _read(folder / "chips.jsonl"):
        found += _lines_of_chip(row, kept.get(row["chip"], row["chip"]), makers[row["maker"]])
    return list(_settled(found))


def _settled(found: list[Line]) -> Iterator[Line]:
    """A doubtful row is not believed where it differs from another one; standing alone it is kept with its doubt."""
    first: dict[tuple[Any, ...], Any] = {}
    for line in found:
        doubt, differs = line.pop(_DOUBT, None), line.pop(_DIFFERS, None)
        key = tuple(line.get(key) for key in ("subject", "predicate", "qualifier"))
        is_first, held = key not in first, first.setdefault(key, line.get("value"))
        if doubt and not is_first and _nearly(held, line.get("value")):
            line["value"] = held
        elif doubt and (doubt.startswith("do not use:") or (not is_first and held != line.get("value"))):
            line |= {"rank": "deprecated", "reason": doubt}
        elif doubt and is_first:
            line["note"] = "; ".join(filter(None, (line.get("note"), f"low confidence: {doubt}")))
        elif differs and not is_first and held != line.get("value"):
            line["note"] = differs
        yield line


def _nearly(one: Any, other: Any) -> bool:
    """Whether two numbers differ by rounding alone."""
    return isinstance(one, Decimal | int) and isinstance(other, Decimal | int) and abs(one - other) * 100 <= abs(one)


def _plain(value: Any) -> Any:
    return int(value) if value == value.to_integral_value() else float(value)


def main() -> None:
    """The command."""
    for line in lines(Path(sys.argv[1])):
        print(json.dumps(line, ensure_ascii=False, default=_plain))


if __name__ == "__main__":
    main()
