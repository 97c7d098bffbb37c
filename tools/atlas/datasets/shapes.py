"""How models are built, as configurations of other programs have it: layers, widths, heads, words."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.atlas.datasets.units import unit_of

from baimo.feeds.row import Row

_MEASURES = (
    "layers",
    "hidden_size",
    "intermediate_size",
    "attention_heads",
    "kv_heads",
    "head_dimension",
    "vocabulary_size",
    "context_length",
    "experts",
    "experts_per_token",
    "shared_experts",
    "latent_rank",
    "dense_layers",
    "parameters",
)


def shape(model: str, place: str, given: Mapping[str, Any], name: str | None = None) -> Iterator[Row]:
    """A row for each measure that is a number; what its heads share, told by their numbers."""
    maker = model.partition("/")[0] if "/" in model else None
    given = {**given, "head_dimension": given.get("head_dimension") or _width_of_a_head(given)}
    if given.get("latent") is not None:  # latent attention keeps no heads of keys, and heads of two widths
        given = {key: value for key, value in given.items() if key not in ("kv_heads", "head_dimension")}
    for predicate in _MEASURES:
        value = given.get(predicate)
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            yield Row(model, predicate, Decimal(value), place, unit_of(predicate), name=name, maker=maker)
    if isinstance(given.get("tied"), bool):
        yield Row(model, "tied_embeddings", "yes" if given["tied"] else "no", place, name=name, maker=maker)
    heads, shared = given.get("attention_heads"), given.get("kv_heads")
    if isinstance(heads, int) and isinstance(shared, int) and shared and given.get("latent") is None:
        kind = "MHA" if heads == shared else "MQA" if shared == 1 else "GQA"
        yield Row(model, "attention", kind, place, name=name, maker=maker)


def _width_of_a_head(given: Mapping[str, Any]) -> int | None:
    """What a configuration means that names no width of a head: the model's, shared among them."""
    width, heads = given.get("hidden_size"), given.get("attention_heads")
    if given.get("latent") is not None or not isinstance(width, int) or not isinstance(heads, int) or not heads:
        return None
    return width // heads if width % heads == 0 else None


def _of(given: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    return {predicate: given.get(word) for predicate, word in words.items()}


_HUB = {
    "layers": "num_hidden_layers",
    "hidden_size": "hidden_size",
    "intermediate_size": "intermediate_size",
    "attention_heads": "num_attention_heads",
    "kv_heads": "num_key_value_heads",
    "head_dimension": "head_dim",
    "vocabulary_size": "vocab_size",
    "latent": "kv_lora_rank",
}


def xinference(folder: Path) -> Iterator[Row]:
    """Xinference's registry: figures that it read off each repository's configuration."""
    for path in sorted((folder / "xinference/model/llm/models").glob("*.json")):
        content = json.loads(path.read_bytes())
        for family in content if isinstance(content, list) else [content]:
            for spec in family.get("model_specs") or ():
                hub = (spec.get("model_src") or {}).get("huggingface")
                if spec.get("model_format") == "pytorch" and hub and hub.get("model_metadata"):
                    about = _of(hub["model_metadata"], _HUB)
                    if hub["model_metadata"].get("architecture_type") in ("mla", "moe"):
                        about["latent"] = about.get("latent") or about["kv_heads"] == about["attention_heads"] or None
                    yield from shape(hub["model_id"], "xinference", about)


_LITGPT = {
    "layers": "n_layer",
    "hidden_size": "n_embd",
    "intermediate_size": "intermediate_size",
    "attention_heads": "n_head",
    "kv_heads": "n_query_groups",
    "head_dimension": "head_size",
    "vocabulary_size": "vocab_size",
    "context_length": "block_size",
    "experts": "n_expert",
    "experts_per_token": "n_expert_per_token",
}


def litgpt(folder: Path) -> Iterator[Row]:
    """LitGPT's configurations."""
    spec = importlib.util.spec_from_file_location("litgpt_config", folder / "litgpt/config.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "litgpt/config.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for config in module.configs:
        repository = "/".join(config["hf_config"][key] for key in ("org", "name"))
        yield Row(repository, "developed_by", config["hf_config"]["org"], "litgpt", maker=config["hf_config"]["org"])
        yield from shape(repository, "litgpt", _of(config, _LITGPT), config["name"])


_ANALYSIS = {
    "layers": "num_layers",
    "hidden_size": "hidden_dim",
    "intermediate_size": "ffn_embed_dim",
    "attention_heads": "n_head",
    "kv_heads": "num_key_value_heads",
    "vocabulary_size": "vocab_size",
    "context_length": "max_seq_len",
}


def llm_analysis(folder: Path) -> Iterator[Row]:
    """llm-analysis's configurations."""
    for path in sorted((folder / "llm_analysis/model_configs").glob("*.json")):
        about = json.loads(path.read_bytes())
        yield from shape(about["name"].replace("_", "/", 1), "llm-analysis", _of(about, _ANALYSIS))


_TUNE = {
    "layers": "num_layers",
    "hidden_size": "embed_dim",
    "intermediate_size": "intermediate_dim",
    "attention_heads": "num_heads",
    "kv_heads": "num_kv_heads",
    "head_dimension": "head_dim",
    "vocabulary_size": "vocab_size",
    "context_length": "max_seq_len",
}


def torchtune(folder: Path) -> Iterator[Row]:
    """torchtune's builders: one function a model, its figures in one call."""
    for path in sorted((folder / "torchtune/models").glob("*/_model_builders.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith(path.parent.name) and "lora" not in node.name:
                calls = [n.value for n in node.body if isinstance(n, ast.Return) and isinstance(n.value, ast.Call)]
                size = node.name.removeprefix(path.parent.name)
                name = _dotted(path.parent.name) + _dotted(size).replace("_", "-")
                yield from shape(name, "torchtune", _of(_keywords(calls[0]) if calls else {}, _TUNE))


def _dotted(text: str) -> str:
    return re.sub(r"(?<=\d)_(?=\d)", ".", text)


def _keywords(call: ast.Call) -> dict[str, Any]:
    return {k.arg or "": k.value.value for k in call.keywords if isinstance(k.value, ast.Constant)}


_VIDUR = {
    "layers": "num_layers",
    "hidden_size": "embedding_dim",
    "intermediate_size": "mlp_hidden_dim",
    "attention_heads": "num_q_heads",
    "kv_heads": "num_kv_heads",
    "vocabulary_size": "vocab_size",
}


def vidur(folder: Path) -> Iterator[Row]:
    """Vidur's configurations: classes that inherit figures; only those written in the class itself are taken."""
    tree = ast.parse((folder / "vidur/config/model_config.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            given = {
                item.target.id: item.value.value
                for item in node.body
                if isinstance(item, ast.AnnAssign)
                and isinstance(item.target, ast.Name)
                and isinstance(item.value, ast.Constant)
            }
            names = re.findall(r"return '([^']+)'", ast.unparse(node))
            if names:
                yield from shape(names[-1], "vidur", _of(given, _VIDUR))


def transformers(folder: Path) -> Iterator[Row]:
    """Transformers' defaults: those of a class that names the checkpoint whose configuration they are."""
    for path in sorted((folder / "transformers/models").glob("*/configuration_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                marked = re.search(r"checkpoint='([^']+/[^']+)'", " ".join(map(ast.unparse, node.decorator_list)))
                if marked:
                    given = {
                        item.target.id: item.value.value
                        for item in node.body
                        if isinstance(item, ast.AnnAssign)
                        and isinstance(item.target, ast.Name)
                        and isinstance(item.value, ast.Constant)
                    }
                    yield from shape(marked[1], "transformers", _of(given, _HUB | {"experts": "num_local_experts"}))
                    maker = marked[1].partition("/")[0]
                    yield Row(marked[1], "developed_by", maker, "transformers", maker=maker)


_PRESET = re.compile(r'^    "([a-z0-9_.]+)": \{\n.*?"params": ([\d_]+),', re.S | re.M)


def keras_hub(folder: Path) -> Iterator[Row]:
    """KerasHub's presets: the exact number of parameters of each."""
    for path in sorted((folder / "keras_hub/src/models").glob("*/*_presets.py")):
        for name, count in _PRESET.findall(path.read_text(encoding="utf-8")):
            plain = _dotted(re.sub(r"_(en|multi|v\d+)$", "", name)).replace("_", "-")
            yield from shape(plain, "keras-hub", {"parameters": int(count.replace("_", ""))})


_EXPERTS = {
    "experts": ("n_routed_experts", "num_experts", "num_local_experts"),
    "experts_per_token": ("num_experts_per_tok",),
    "shared_experts": ("n_shared_experts",),
    "latent_rank": ("kv_lora_rank",),
    "dense_layers": ("first_k_dense_replace",),
    "tied": ("tie_word_embeddings",),
}


def aiconfigurator(folder: Path) -> Iterator[Row]:
    """AIConfigurator: the hub's configurations as it ships them."""
    for path in sorted((folder / "aiconfigurator_core/model_configs").glob("*_config.json")):
        name = path.name.removesuffix("_config.json").replace("--", "/", 1)
        if not name.endswith("_hf_quant"):
            whole = json.loads(path.read_bytes())
            given = whole.get("text_config") or whole
            about = _of(given, _HUB)
            for predicate, words in _EXPERTS.items():
                about[predicate] = next((given[word] for word in words if word in given), None)
            yield from shape(name, "aiconfigurator", about)
