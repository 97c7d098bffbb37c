"""The results of the benchmarks as docs/benchmarks.md."""

from __future__ import annotations

from typing import Any

import report_costs
import report_scenarios

HEAD = """# Benchmarks

Written by `./dev bench`; do not edit. Medians of several runs on a machine that others use too: hold on to the ratios.
Bars are the project's own aims; a bar missed is marked ✗.
"""


def render(results: dict[str, Any]) -> str:
    """The whole page, a section for each benchmark that has results."""
    sections = [SECTIONS[name](result["figures"]) + _foot(result) for name, result in results.items()]
    return "\n".join([HEAD, *sections])


def _foot(result: dict[str, Any]) -> str:
    return f"\nMeasured {result['date']} on {result['machine']}.\n"


def _table(head: str, rows: list[tuple[str, ...]]) -> str:
    columns = head.split("|")
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def _bar(value: float, bar: float, most: bool = False) -> str:
    return "✓" if (value <= bar if most else value >= bar) else "✗"


def _quality(figures: dict[str, Any]) -> str:
    rows = []
    for name, label in (
        ("practice", "practice documents"),
        ("dev", "own documents, seen"),
        ("held", "own documents, held apart"),
        ("held_by_rules", "the same, without the encoder"),
    ):
        if found := figures.get(name):
            total = found
            keys = ("precision", "recall", "f1", "when", "modality", "span", "verdict")
            shown = [f"{total[key]:.3f}" if key in total else "" for key in keys]
            rows.append((label, *shown, str(total.get("false_alarms", total.get("alarms", "")))))
    table = _table("documents|precision|recall|F1|when|stance|spans sound|verdicts right|false alarms", rows)
    note = (
        "\n\nThe documents held apart were written, with their gold, by one who wrote no rules, and opened only to "
        "measure. Rules were written with the practice documents in view."
    )
    if genres := figures.get("genres"):
        rows = [
            (name, *(f"{of[key]:.3f}" for key in ("precision", "recall", "f1", "when"))) for name, of in genres.items()
        ]
        note += "\n\nHeld apart, by genre and language:\n\n" + _table("genre|precision|recall|F1|when", rows)
    if practice := figures.get("practice"):
        claims = practice["lecture_claims"]
        note += f"\n\nClaims read in the practice lecture, where almost nothing can be checked: {claims}."
    return (
        "## Reading and checking\n\nBars on the practice documents: F1 0.90, spans 1.000, when 0.90, verdicts 0.90, "
        "no false alarm.\n\n" + table + note
    )


def _speed(figures: dict[str, Any]) -> str:
    ours, small = figures["one_long"], figures["many_small"]
    rows = [
        (f"baimo: fixtures, a claim every {figures['characters_a_claim']:.0f} characters", f"{small:,.0f}", ""),
        ("baimo: the plain text among them", f"{figures['many_small_plain']:,.0f}", ""),
        ("baimo: articles that tell hardly a claim", f"{figures['prose']:,.0f}", ""),
        ("baimo: one document of a million characters", f"{ours:,.0f}", ""),
        *[("baimo: fixtures, with the encoder", f"{rate:,.0f}", "") for rate in [figures.get("encoder")] if rate],
        ("baimo: only the search for names and words, the floor", f"{figures['scan']:,.0f}", ""),
    ]
    for name, peer in figures["peers"].items():
        rows.append((f"{name} {peer['version']}: tags words", f"{peer['rate']:,.0f}", f"{ours / peer['rate']:.2f} ×"))
    slowest, fastest = min(figures["by_length"].values()), max(figures["by_length"].values())
    bars = (
        f"1,000,000 a second on fixtures {_bar(small, 1e6)}, on articles {_bar(figures['prose'], 1e6)}; "
        f"the slowest length at 70 % of the fastest {_bar(slowest, 0.7 * fastest)} ({slowest / fastest:.0%}); "
        f"memory under 150 MB {_bar(figures['memory_mb'], 150, most=True)} ({figures['memory_mb']:.0f} MB)"
    )
    told = [
        "## Speed of reading\n\nCharacters a second of one core, from text to claims; peers tag words, no claims. The "
        "same documents come again and again, so that names are looked up in warm caches.",
        _table("what|characters a second|baimo is", rows),
        f"Bars: {bars}. Documents of 1.5 kB: {figures['notes_a_second']:,.0f} a second.",
        _table("genre|characters a second", [(name, f"{one:,.0f}") for name, one in figures["by_genre"].items()]),
        _table("one document of|a second", [(f"{int(n):,}", f"{one:,.0f}") for n, one in figures["by_length"].items()]),
        _shares(figures["shares"], figures["shares_of_prose"]),
    ]
    return "\n\n".join(told)


def _shares(dense: dict[str, float], prose: dict[str, float]) -> str:
    """Where the time goes, on fixtures and on articles."""
    rows = [(place, f"{share:.1%}", f"{prose.get(place, 0):.1%}") for place, share in dense.items()]
    return _table("where|share of the time, fixtures|articles", rows)


def _start(figures: dict[str, Any]) -> str:
    rows = [
        ("python -c pass", f"{figures['python']:.3f} s", ""),
        ("baimo --help", f"{figures['help']:.3f} s", f"0.15 s {_bar(figures['help'], 0.15, most=True)}"),
        ("baimo check, one page", f"{figures['check']:.3f} s", f"1 s {_bar(figures['check'], 1, most=True)}"),
        ("baimo check, the first ever: compiles the atlas", f"{figures['first_check']:.3f} s", ""),
    ]
    sizes = [(name, f"{mb} MB") for name, mb in figures["installed"].items()]
    return (
        "## Start and size\n\n" + _table("what|median|bar", rows) + "\n\nInstalled:\n\n" + _table("package|size", sizes)
    )


_BARS = (
    ("verdict on a value, ms", 1.0),
    ("find as of both clocks, ms", 5.0),
)


def _ledger(figures: dict[str, Any]) -> str:
    return "## The ledger at a million statements\n\n" + _scale(figures)


def _ten_million(figures: dict[str, Any]) -> str:
    note = "\n\nRun once, for it takes long; the file was removed afterwards."
    return "## The ledger at ten million statements\n\n" + _scale(figures) + note


def _scale(figures: dict[str, Any]) -> str:
    """A row a question with both its times, under the figures of the file as a whole."""
    late = ", slowest hundredth, ms"
    asked = [name.removesuffix(late) for name in figures if name.endswith(late)]
    times = [(name, f"{figures[f'{name}, ms']:,.3f} ms", f"{figures[name + late]:,.3f} ms") for name in asked]
    rest = [name for name in figures if not any(name in (f"{one}, ms", one + late) for one in asked)]
    whole = [(name, f"{figures[name]:,}") for name in rest]
    bars = "; ".join(
        f"{name.removesuffix(', ms')} under {bar:g} ms {_bar(figures[name], bar, most=True)}" for name, bar in _BARS
    )
    return f"{_table('what|figure', whole)}\n\n{_table('question|median|slowest hundredth', times)}\n\nBars: {bars}."


def _search(figures: dict[str, Any]) -> str:
    systems = {name: told for name, told in figures["systems"].items() if isinstance(told, dict)}
    absent = [f"{name} {told}." for name, told in figures["systems"].items() if not isinstance(told, dict)]
    kinds = list(systems["baimo"]["queries"])
    recall = [(kind, *(f"{told['queries'][kind]['recall']:.3f}" for told in systems.values())) for kind in kinds]
    times = [(kind, *(f"{told['queries'][kind]['ms']:.3f} ms" for told in systems.values())) for kind in kinds]
    size = [("size of the index", *(f"{told['size'] / 1e6:.1f} MB" for told in systems.values()))]
    build = [("time to build", *(f"{told['build']:.2f} s" for told in systems.values()))]
    head = "|".join(["what", *systems])
    ours = systems["baimo"]["queries"]
    bars = (
        f"every name and alias found {_bar(ours['every name and alias']['recall'], 1.0)}; a name found under 1 ms in "
        f"the median {_bar(ours['every name and alias']['ms'], 1.0, most=True)} (the slowest kind of query takes "
        f"{max(row['ms'] for row in ours.values()):.3f} ms)"
    )
    return (
        f"## Search by name at {figures['entities']:,} entities\n\n{figures['names']:,} names: those of the atlas and "
        "made ones of its characters and words. The share of queries whose entity is among the first ten; where more "
        "than ten bear what was asked for, whose first is one of them.\n\n"
        + _table(head, recall)
        + "\n\nTime of a query in the median.\n\n"
        + _table(head, times + size + build)
        + f"\n\nBars: {bars}. Ours indexes pinyin, which the others do not have; they find it only where a name is "
        "written so. " + " ".join(absent)
    ).rstrip()


_SIGNS = {"right": "✓", "wrong": "✗", "unknown": "does not know", "cannot": "cannot be asked"}


def _prices(figures: dict[str, Any]) -> str:
    names = list(figures["versions"])
    rows = [
        (
            row["asks"],
            f"{row['model']}, {row['at'].replace('T', ' ')}",
            _sums(row["bill"]),
            *(_outcome(row["verdicts"][name], row["told"][name]) for name in names),
        )
        for row in figures["rows"]
    ]
    counts = [
        (f"{name} {version or ''}".strip(), *(str(_count(figures, name, verdict)) for verdict in _SIGNS))
        for name, version in figures["versions"].items()
    ]
    today = sum(row["today_is_right"] for row in figures["rows"])
    dated = sum("today" in row["told"]["litellm"] for row in figures["rows"])
    note = (
        "litellm is a table of one day and takes no date. Taken for an answer, that day's price would have been right "
        f"in {today} of the {dated} questions of other days that it has a model for. The questions are Baimo's own and "
        "were written with its atlas at hand, which flatters it; a third are of Chinese models that the peers do not "
        "have. A sum in dollars where only yuan are known is right within 5% of the rate of that day."
    )
    return (
        "## Thirty questions on prices\n\nTo what a bill came at a moment; `tests/costing/pricing/questions.yaml` has "
        "them, with a source each.\n\n"
        + _table("who|right|wrong|does not know|cannot be asked", counts)
        + f"\n\n{note}\n\n"
        + _table("|".join(["question", "asked", "right answer", *names]), rows)
    )


def _count(figures: dict[str, Any], name: str, verdict: str) -> int:
    return sum(row["verdicts"][name] == verdict for row in figures["rows"])


def _sums(bill: Any) -> str:
    return "nothing is known" if bill == "none" else ", ".join(f"{code} {amount:g}" for code, amount in bill.items())


def _outcome(verdict: str, told: dict[str, Any]) -> str:
    if verdict == "wrong":
        return f"✗ {_sums(told.get('sums') or {told['currency']: told['amount']})}"
    return f"{_SIGNS[verdict]}: {told['cannot']}" if verdict == "cannot" else _SIGNS[verdict]


def _validating(figures: dict[str, Any]) -> str:
    bars: dict[str, dict[str, float]] = {"some": {"cold": 1.0, "cached": 0.3}, "all": {}}
    rows = []
    for part, label in (("some", "a sample of the atlas"), ("all", "the whole atlas")):
        held = figures[part]
        for way, said in (("cold", "nothing parsed"), ("cached", "all parsed before"), ("edited", "one file edited")):
            clock, processor = held[way]
            bar = bars[part].get(way)
            against = f"{bar} s {_bar(processor, bar, most=True)}" if bar else ""
            what = f"{label}, {held['statements']:,} statements: {said}"
            rows.append((what, f"{processor:.2f} s", f"{clock:.2f} s", against))
    note = (
        "\n\nFresh processes: form, references and all named rules. Bars are held against the time of the processor, "
        "for others used the machine in the same minutes."
    )
    return "## Validation\n\n" + _table("what|processor|clock|bar", rows) + note


def _slips(figures: dict[str, Any]) -> str:
    rows = [(kind, str(made), f"{found / made:.0%}") for kind, (made, found) in figures["found"].items()]
    alarms = figures["alarms"]
    note = (
        "\n\nSlips are made in one statement of the atlas at a time, drawn by a fixed seed; found is where a "
        f"rule names that very statement. On the atlas as it is, {alarms['statements']:,} statements, the rules have "
        f"{alarms['open']} open findings; {alarms['audited']} were looked at and are right."
    )
    return "## Slips found\n\n" + _table("slip|made|found", rows) + note


_STATIC = 60_000
_MAP = 250_000
_SCRIPT = 40_000
_SERVER = 20.0
_DRAWN = 0.5
_MARK = 95
# Pages whose weight is a picture's; the bar of a static page is for words.
_PICTURED = ("map", "timeline", "lineage", "prices", "chips", "graph")


def _pages(figures: dict[str, Any]) -> str:
    served, fetched = figures["served"], figures["fetched"]
    rows = [(name, *_times(times), *_weights(fetched.get(name, {}))) for name, times in served.items()]
    head = "page|first view, ms|median, ms|slowest twentieth, ms|all in, kB|script, kB|style, kB|elements"
    note = (
        f"At {figures['counts']['entities']:,} entities and {figures['counts']['statements']:,} statements, in "
        "milliseconds of the processor; kB as they come over the wire, compressed, for the first view in a browser. "
        "The first view of the map makes what all others use; a server makes it ready when it starts."
    )
    return (
        f"## Pages\n\n{note}\n\n"
        + _table(head, rows)
        + "\n\n"
        + _page_bars(figures)
        + _marks(figures.get("lighthouse"))
    )


def _times(times: dict[str, float]) -> tuple[str, ...]:
    return (f"{times['first']:.0f}", f"{times['median']:.1f}", f"{times['late']:.1f}")


def _weights(weights: dict[str, float]) -> tuple[str, ...]:
    kinds = [f"{weights[kind] / 1000:.1f}" if weights else "" for kind in ("all", "script", "stylesheet")]
    return (*kinds, str(weights.get("elements", "")))


def _page_bars(figures: dict[str, Any]) -> str:
    served, fetched = figures["served"], figures["fetched"]
    slow = max(times["median"] for times in served.values())
    drawn = figures["thousand"]
    bars = [
        f"under {_SERVER:.0f} ms in the median on every page {_bar(slow, _SERVER, most=True)} ({slow:.1f} ms)",
        f"a thousand tiles drawn in {_DRAWN} s {_bar(drawn, _DRAWN, most=True)} ({drawn:.2f} s)",
    ]
    if fetched:
        whole = fetched["map"]["all"]
        script = max(weights["script"] for weights in fetched.values())
        words = max(weights["all"] for name, weights in fetched.items() if not name.startswith(_PICTURED))
        bars += [
            f"script under 40 kB {_bar(script, _SCRIPT, most=True)} ({script / 1000:.1f} kB)",
            f"the map under 250 kB {_bar(whole, _MAP, most=True)} ({whole / 1000:.0f} kB)",
            f"a page without a picture under 60 kB {_bar(words, _STATIC, most=True)} ({words / 1000:.0f} kB)",
        ]
    return f"Bars: {'; '.join(bars)}."


def _marks(judged: dict[str, Any] | str | None) -> str:
    if not isinstance(judged, dict):
        return f"\n\n{judged}" if judged else ""
    kinds = ("performance", "accessibility", "best-practices", "seo")
    rows = [
        (
            name,
            *(f"{marks[kind]:.0f} {_bar(marks[kind], _MARK) if kind in kinds[:2] else ''}".strip() for kind in kinds),
            f"{marks['largest-contentful-paint'] / 1000:.1f} s",
            f"{marks['total-blocking-time']:.0f} ms",
        )
        for name, marks in judged.items()
    ]
    head = "page|performance|accessibility|best practices|search engines|largest paint|blocked"
    return f"\n\nLighthouse on its phone; bar {_MARK} for the first two:\n\n" + _table(head, rows)


def _publishing(figures: dict[str, Any]) -> str:
    heaviest = figures["heaviest"][0]
    rows = [
        ("pages", f"{figures['pages']:,}", ""),
        ("files", f"{figures['files']:,}", ""),
        ("size; packed", f"{figures['megabytes']:.0f} MB; {figures['packed_megabytes']:.0f} MB", ""),
        ("made", f"{figures['seconds']:.1f} s", f"10 s {_bar(figures['seconds'], 10, most=True)}"),
        ("processors' time", f"{figures['processor_seconds']:.1f} s", ""),
        ("made again, nothing changed", f"{figures['again_seconds']:.1f} s", ""),
        ("a page, packed: median", f"{figures['page_median'] / 1000:.1f} kB", ""),
        ("a page, packed: heaviest hundredth", f"{figures['page_heaviest_hundredth'] / 1000:.1f} kB", "60 kB"),
        (f"the heaviest page, {heaviest[0]}", f"{heaviest[1] / 1000:.0f} kB", ""),
        ("script, packed", f"{figures['script'] / 1000:.1f} kB", f"40 kB {_bar(figures['script'], 40_000, most=True)}"),
        ("search of a language, packed, loaded at first use", f"{max(figures['search'].values()) / 1000:.0f} kB", ""),
        ("data of the map's script, packed, loaded at first use", f"{figures['map_data'] / 1000:.0f} kB", ""),
    ]
    return "## The atlas as static files\n\n" + _table("what|figure|bar", rows)


def _corpus(figures: dict[str, Any]) -> str:
    rows = [
        (
            f"{of['documents']:,}",
            f"{of['documents'] / of['seconds']:,.0f}",
            f"{of['characters'] / of['seconds']:,.0f}",
            f"{of['memory_mb']:,.0f} MB",
        )
        for of in figures["sizes"]
    ]
    table = _table("documents of 1.5 kB|a second|characters a second|most memory, all processes", rows)
    same = "the same to the byte" if figures.get("same_after_kills") else "NOT the same"
    floor = "; ".join(f"{name} {rate:,.0f}" for name, rate in figures.get("floor", {}).items())
    head = f"## A corpus\n\n`baimo read FOLDER -o claims.parquet` on {figures['cores']} cores, files on disk.\n\n"
    kills = figures.get("kills_at", [])
    when = f" (at {', '.join(f'{share:.0%}' for share in kills)} of it)" if kills else ""
    told = f"\n\nKilled {len(kills) or 3} times{when} and gone on with, the output of the largest was {same}."
    return head + table + told + (f" The floor, documents a second on one core: {floor}." if floor else "")


SECTIONS = {
    "pages": _pages,
    "quality": _quality,
    "speed": _speed,
    "corpus": _corpus,
    "start": _start,
    "ledger": _ledger,
    "ten_million": _ten_million,
    "prices": _prices,
    "costs": report_costs.section,
    "scenarios": report_scenarios.section,
    "search": _search,
    "validating": _validating,
    "slips": _slips,
    "publishing": _publishing,
}
