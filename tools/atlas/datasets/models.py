"""Lists of models: how each package writes its own, read from its files without importing it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.feeds.row import Row
from baimo.values.datafile import parse

Json = dict[str, Any]
_BILLION = 10**9


def helm(folder: Path) -> Iterator[Row]:
    """HELM's metadata: maker, parameters, day of release, access, and what goes in and out by tags."""
    content = parse((folder / "helm/config/model_metadata.yaml").read_text(encoding="utf-8"))
    for model in content["models"]:
        yield from _of_helm(model)


def _of_helm(model: Json) -> Iterator[Row]:
    maker, plain = model["creator_organization_name"], re.sub(r"\s*\(.*?\)", "", model["display_name"])

    def row(predicate: str, value: Any, unit: str | None = None, note: str | None = None) -> Row:
        return Row(str(model["name"]), predicate, value, "helm", unit, name=plain, maker=maker, note=note)

    yield row("developed_by", maker)
    if model.get("release_date"):
        yield row("released", model["release_date"], note="open weights" if model["access"] == "open" else None)
    if model.get("num_parameters"):
        yield row("parameters", Decimal(str(model["num_parameters"])), "parameters")
    for tag, kind in _HELM_KINDS.items():
        if tag in model.get("tags", ()):
            yield row("modality", kind)


_HELM_KINDS = {
    "TEXT_MODEL_TAG": "text",
    "VISION_LANGUAGE_MODEL_TAG": "image",
    "TEXT_TO_IMAGE_MODEL_TAG": "image",
    "AUDIO_LANGUAGE_MODEL_TAG": "audio",
    "CODE_MODEL_TAG": "code",
}


def inspect_ai(folder: Path) -> Iterator[Row]:
    """Inspect's model cards: day of release, context and cutoff; a version of a model is a model of its own."""
    for path in sorted((folder / "inspect_ai/model/_model_data").glob("*.yml")):
        for maker, content in (parse(path.read_text(encoding="utf-8")) or {}).items():
            maker_name = str(content.get("display_name") or maker)
            for name, model in content["models"].items():
                yield from _inspected(str(name), model, maker_name, path.stem)


def _inspected(name: str, model: Json, maker: str, place: str) -> Iterator[Row]:
    printed = model.get("display_name")
    # What hosts sync is a maker's by its handle; what they host under their own is no model of theirs.
    if place not in ("fireworks",):
        yield Row(name, "developed_by", maker, place, name=printed, maker=maker)
    if model.get("release_date"):
        yield Row(name, "released", str(model["release_date"]), place, name=printed, maker=maker)
    if model.get("context_length"):
        context = Decimal(model["context_length"])
        yield Row(name, "context_length", context, place, "tokens", name=printed, maker=maker)
    if model.get("knowledge_cutoff_date"):
        yield Row(name, "knowledge_cutoff", str(model["knowledge_cutoff_date"]), place, name=printed, maker=maker)
    for version, about in (model.get("versions") or {}).items():
        if (about or {}).get("release_date"):
            yield Row(f"{name}-{version}", "released", str(about["release_date"]), place, maker=maker)


def xinference(folder: Path) -> Iterator[Row]:
    """Xinference's registry: the repository of each size, context, parameters, activated ones, and abilities."""
    for path in sorted((folder / "xinference/model").glob("*/models/*.json")):
        for family in _listed(json.loads(path.read_bytes())):
            for spec in family.get("model_specs") or ():
                hub = (spec.get("model_src") or {}).get("huggingface") or (spec.get("model_src") or {}).get(
                    "modelscope"
                )
                if spec.get("model_format") == "pytorch" and hub:
                    yield from _of_spec(family, spec, hub["model_id"])


def _listed(content: Any) -> list[Json]:
    return content if isinstance(content, list) else [content]


def _of_spec(family: Json, spec: Json, repository: str) -> Iterator[Row]:
    maker = repository.partition("/")[0]

    def row(predicate: str, value: Any, unit: str | None = None) -> Row:
        return Row(repository, predicate, value, "xinference", unit, maker=maker)

    yield row("developed_by", maker)
    yield row("version_of", family["model_name"])
    if family.get("context_length"):
        yield row("context_length", Decimal(family["context_length"]), "tokens")
    for key, predicate in (
        ("model_size_in_billions", "parameters"),
        ("activated_size_in_billions", "active_parameters"),
    ):
        if spec.get(key):
            size = Decimal(str(spec[key]).replace("_", "."))
            yield row(predicate, size * _BILLION, "parameters")
    for ability, kind in {"vision": "image", "audio": "audio", "video": "video"}.items():
        if ability in (family.get("model_ability") or ()):
            yield row("modality", kind)


_SWIFT = re.compile(r"ModelMeta\(\s*\w+\.(\w+),\s*\[(.*?)\n {8}\]", re.S)
_HUB_ID = re.compile(r"Model\(\s*(?:'([^']*)'|None)(?:,\s*'([^']*)')?")


def swift(folder: Path) -> Iterator[Row]:
    """ms-swift's registry: repositories on two hubs, by type of model."""
    for path in sorted((folder / "swift/model/models").glob("*.py")):
        for kind, groups in _SWIFT.findall(path.read_text(encoding="utf-8")):
            for first, second in _HUB_ID.findall(groups):
                repository = second or first
                if "/" in repository:
                    maker = repository.partition("/")[0]
                    yield Row(repository, "developed_by", maker, "swift", maker=maker)
                    yield Row(repository, "version_of", kind.replace("_", "-"), "swift", maker=maker)


_FACTORY = re.compile(r'^\s+"([^"]+)": \{\n\s+DownloadSource\.DEFAULT: "([^"]+)"', re.M)


def llamafactory(folder: Path) -> Iterator[Row]:
    """LLaMA-Factory's table: the name it prints and the repository of the weights."""
    text = (folder / "llamafactory/extras/constants.py").read_text(encoding="utf-8")
    for name, repository in _FACTORY.findall(text):
        maker = repository.partition("/")[0]
        yield Row(repository, "developed_by", maker, "llamafactory", name=name, maker=maker)


_BY = re.compile(r"\b(?:by|from) ((?:the )?[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3})\.?$")


def fastchat(folder: Path) -> Iterator[Row]:
    """FastChat's registry: names as served, and who made them where the description ends with it."""
    tree = ast.parse((folder / "fastchat/model/model_registry.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "register_model_info":
            names, _, _, description = (ast.literal_eval(given) for given in node.args)
            made = _BY.search(description.strip())
            for name in names if made else ():
                yield Row(name, "developed_by", made[1], "fastchat", maker=made[1]) if made else Row("", "", "", "")


def ecologits(folder: Path) -> Iterator[Row]:
    """EcoLogits: the parameters of models whose makers tell them; estimates are left out."""
    for model in json.loads((folder / "ecologits/data/models.json").read_bytes(), parse_float=Decimal)["models"]:
        name, provider = str(model["name"]), str(model["provider"])
        maker = name.partition("/")[0] if "/" in name else provider
        if provider != "huggingface_hub" or "/" in name:
            yield Row(name, "developed_by", maker, "ecologits", maker=maker)
        if "model-arch-not-released" in (model.get("warnings") or ()):
            continue
        sizes = model["architecture"]["parameters"]
        parts = sizes if isinstance(sizes, dict) else {"total": sizes}
        for key, predicate in (("total", "parameters"), ("active", "active_parameters")):
            if isinstance(parts.get(key), int | Decimal):
                size = Decimal(parts[key]) * _BILLION
                yield Row(name, predicate, size, "ecologits", "parameters", maker=maker)


_OBJECT = re.compile(r"^  \{\n(.*?)^  \},?$", re.S | re.M)
_FIELD = re.compile(r"^    (\w+): '?(.*?)'?,?$", re.M)
LOBE_LISTS = {  # files that hold a maker's own models, and who that is; the rest are lists of sellers
    "ai21", "ai360", "anthropic", "baichuan", "bfl", "cohere", "deepseek", "google", "hunyuan", "internlm", "jina",
    "minimax", "mistral", "moonshot", "openai", "perplexity", "qwen", "sensenova", "spark", "stepfun", "taichu",
    "upstage", "volcengine", "wenxin", "xai", "zeroone", "zhipu",
}  # fmt: skip


def lobehub(folder: Path) -> Iterator[Row]:
    """LobeChat's model bank: the makers' own lists, with day of release and context."""
    for path in sorted((folder / "package/packages/model-bank/src/aiModels").glob("*.ts")):
        if path.stem in LOBE_LISTS:
            for body in _OBJECT.findall(path.read_text(encoding="utf-8")):
                yield from _of_card(dict(_FIELD.findall(body)), path.stem, "vision: true" in body)


def _of_card(card: dict[str, str], place: str, sees: bool) -> Iterator[Row]:
    maker = card.get("organization") or place
    if "id" not in card:
        return

    def row(predicate: str, value: Any, unit: str | None = None) -> Row:
        return Row(card["id"], predicate, value, place, unit, name=card.get("displayName"), maker=maker)

    yield row("developed_by", maker)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", card.get("releasedAt", "")):
        yield row("released", card["releasedAt"])
    if card.get("contextWindowTokens", "").replace("_", "").isdigit():
        yield row("context_length", Decimal(card["contextWindowTokens"].replace("_", "")), "tokens")
    if sees:
        yield row("modality", "image")


_MTEB = {"name", "release_date", "n_parameters", "max_tokens", "license", "open_weights"}


def mteb(folder: Path) -> Iterator[Row]:
    """MTEB's models of embedding: day of release, parameters, length, licence."""
    for path in sorted((folder / "mteb/models/model_implementations").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ModelMeta":
                yield from _embedding({k.arg: _constant(k.value) for k in node.keywords if k.arg in _MTEB})


def _constant(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def _embedding(meta: dict[str | None, Any]) -> Iterator[Row]:
    name = meta.get("name")
    if not isinstance(name, str) or "/" not in name:
        return
    maker = name.partition("/")[0]
    yield Row(name, "developed_by", maker, "mteb", maker=maker)
    for key, predicate, unit in (
        ("n_parameters", "parameters", "parameters"),
        ("max_tokens", "context_length", "tokens"),
    ):
        if isinstance(meta.get(key), int | float):
            yield Row(name, predicate, Decimal(int(meta[key])), "mteb", unit, maker=maker)
    if meta.get("release_date"):
        note = "open weights" if meta.get("open_weights") else None
        yield Row(name, "released", str(meta["release_date"]), "mteb", maker=maker, note=note)
    if isinstance(meta.get("license"), str):
        yield Row(name, "licence", meta["license"], "mteb", maker=maker)
