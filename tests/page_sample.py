"""A small ledger and a small checked document, for the tests of what readers are shown."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from baimo.claims import Claim, Evidence, Finding, Reason, Verdict
from baimo.documents import Block, Document, Noise, OffsetMap
from baimo.ledger import Ledger, open_ledger
from baimo.reading import Reading
from baimo.workspace import Checked

ATLAS = {
    "entities/organization/acme-ai.yaml": """
        id: acme-ai
        kind: organization
        names: {zh: 顶点智能, en: Acme AI}
        aliases: [Acme, 顶点]
        former: [Acme Labs]
        misspellings: [Akme]
        category: models/general-models
        statements:
        - {predicate: founded_on, value: 2023-04-10, rank: preferred, reason: registry date, sources: [ex.org/registry]}
        - {predicate: founded_on, value: 2023-03, sources: [ex.org/blog]}
        - {predicate: valued_at, value: 1000000000, unit: USD, when: 2023-09, sources: [ex.org/news, ex.org/blog]}
        - {predicate: valued_at, value: 9, unit: USD, rank: deprecated, reason: typo, sources: [ex.org/blog]}
        - {predicate: released, object: acme-1, when: 2023-06-01, sources: [ex.org/news]}
        """,
    "entities/model/acme-1.yaml": """
        id: acme-1
        kind: model
        names: {zh: 顶点一号, en: Acme-1}
        statements:
        - {predicate: parameters, value: 7000000000, unit: parameters, sources: [ex.org/news]}
        """,
    "entities/person/hostile.yaml": """
        id: hostile
        kind: person
        names: {en: '<img src=x onerror=alert(1)>'}
        statements:
        - {predicate: works_for, object: acme-ai, note: '<script>alert(2)</script>', sources: [ex.org/trap]}
        """,
    "sources/ex.org.yaml": """
        publisher: Example
        grade: known
        pages:
        - {id: ex.org/registry, url: 'https://ex.org/registry', title: Registry, date: 2023-04-11, kind: regulator}
        - {id: ex.org/news, url: 'https://ex.org/news?a=1&b=2', title: News & views, date: 2023-09-21, kind: media}
        - {id: ex.org/blog, url: 'http://ex.org/blog', title: A blog, kind: social}
        - {id: ex.org/trap, url: 'javascript:alert(3)', title: '"><script>alert(4)</script>', kind: media}
        """,
}

TEXT = """大模型观察 <script>alert('doc')</script>

• 顶点智能：2023年3月成立，估值超过10亿美元。
• 2023年6月发布 Acme-1，是最好的模型。顶点智能成立于2022年。

字体 32pt
"""


def write_files(folder: Path, files: dict[str, str]) -> Path:
    """Indented texts as files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = text.strip("\n").split("\n")
        indent = len(lines[0]) - len(lines[0].lstrip())
        path.write_text("\n".join(line[indent:] for line in lines) + "\n", encoding="utf-8")
    return folder


def small_ledger(folder: Path) -> Ledger:
    """The ledger of the small atlas, written and compiled below a folder."""
    return open_ledger(write_files(folder / "atlas", ATLAS), folder / "home")


def plain_document(text: str, name: str = "deck.txt", **more: object) -> Document:
    """A document that is read as it is written: a block a line, bullets told by their mark."""
    offsets = OffsetMap()
    if text:
        offsets.add(0, len(text), 0, len(text))
    lines = [match.span() for match in re.finditer(r"\S[^\r\n]*", text)]
    blocks = [Block(start, end, "bullet" if text[start] == "•" else "paragraph", 1) for start, end in lines]
    return Document(name, text, text, offsets, blocks, **more)  # type: ignore[arg-type]


def evidence(says: str, agrees: bool | None, source: str = "registry") -> Evidence:
    """A piece of evidence from a page of the small ledger."""
    url = f"https://ex.org/{source}"
    return Evidence("s1", agrees, says, f"ex.org/{source}", url, source.title(), "2023-04-11", "regulator", "known")


def finding(
    quote: str, predicate: str, verdict: Verdict, then: Verdict | None = None, text: str = TEXT, **more: object
) -> Finding:
    """A finding about the small document; its place is where its quote stands."""
    conflicts, shown = more.pop("conflicts", []), more.pop("evidence", [])
    expected = more.pop("expected", None)
    start = text.index(quote)
    given = {"subject": "acme-ai", "subject_name": "顶点智能", "doc": "deck.txt"} | more
    claim = Claim(predicate=predicate, start=start, end=start + len(quote), quote=quote, **given)  # type: ignore[arg-type]
    reason = Reason(verdict.value, f"理由：{verdict.value}", f"because: {verdict.value}")
    then_reason = reason if then is None else Reason(then.value, f"当时：{then.value}", f"then: {then.value}")
    return Finding(claim, verdict, then or verdict, reason, then_reason, expected, shown, conflicts)  # type: ignore[arg-type]


def small_findings() -> list[Finding]:
    """One finding of every verdict, the last of them at odds with the first."""
    return [
        finding(
            "顶点智能：2023年3月成立",
            "founded_on",
            Verdict.CONTRADICTED,
            value="2023-03",
            expected="2023年4月10日",
            evidence=[evidence("2023年4月10日", False), evidence("2023年3月", True, "blog")],
            conflicts=[5],
        ),
        finding(
            "估值超过10亿美元",
            "valued_at",
            Verdict.OUTDATED,
            Verdict.SUPPORTED,
            value=Decimal(10**9),
            unit="USD",
            bound="at-least",
            evidence=[evidence("10亿美元", None, "news")],
        ),
        finding("2023年6月发布 Acme-1", "released", Verdict.SUPPORTED, object="acme-1", when="2023-06"),
        finding("Acme-1", "parameters", Verdict.UNKNOWN, subject="acme-1", subject_name="Acme-1"),
        finding("是最好的模型", "known_for", Verdict.UNCHECKABLE, modality="opinion", value="最好的模型"),
        finding("顶点智能成立于2022年", "founded_on", Verdict.DISPUTED, value="2022", conflicts=[0]),
    ]


def small_document() -> Document:
    """The small document, its last line dropped as noise."""
    start = TEXT.index("字体")
    document = plain_document(TEXT, date="2023-12", title="大模型观察")
    document.blocks = [block for block in document.blocks if block.start < start]
    document.noise = [Noise(start, len(TEXT) - 1, "font specification")]
    return document


def reading_of(document: Document, findings: list[Finding]) -> Reading:
    """The reading that findings were made from."""
    return Reading([finding.claim for finding in findings], document.noise, {}, document)


def small_checked() -> Checked:
    """The small document with its findings."""
    document, findings = small_document(), small_findings()
    return Checked(document, reading_of(document, findings), findings)
