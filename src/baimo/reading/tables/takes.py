"""Which quantities a cell under a head may hold: symbols of `rules.symbols`, by the predicate that the head means."""

from __future__ import annotations

from baimo.reading.rules import symbols

_SLOTS = symbols.QUANTITY_SLOTS
ANY = frozenset("".join(_SLOTS.values()))
TAKES = {
    "parameters": frozenset(_SLOTS["size"]),
    "active_parameters": frozenset(_SLOTS["size"]),
    "context_length": frozenset(_SLOTS["window"]),
    "training_tokens": frozenset("kn"),
    "users": frozenset("une"),
    "employees": frozenset("en"),
    "memory": frozenset("b"),
    "memory_bandwidth": frozenset("w"),
    "interconnect": frozenset("w"),
    "peak_flops": frozenset("ct"),
    "power": frozenset("q"),
    "price": frozenset("¥$"),
    "benchmark": frozenset("s%n"),
    "market_share": frozenset("%"),
    "layers": frozenset(_SLOTS["layers"] + "n"),
    "vocabulary_size": frozenset("kn"),
    "sliding_window": frozenset("kn"),
}
TAKES |= {
    name: frozenset(symbols.MONEY)
    for name in (
        *("raised", "valued_at", "market_cap", "revenue", "loss", "training_cost", "unit_cost"),
        *("capital_expenditure", "research_spending"),
    )
}
TAKES |= {name: frozenset(_SLOTS["experts"] + "n") for name in ("experts", "experts_per_token", "shared_experts")}
TAKES |= {
    name: frozenset("n")
    for name in ("hidden_size", "intermediate_size", "attention_heads", "kv_heads", "head_dimension")
}
