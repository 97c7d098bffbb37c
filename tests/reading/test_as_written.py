"""A text in traditional characters is read as one in simplified ones is, and its names stay as it writes them."""

from __future__ import annotations

from reading_examples import read

from baimo.values.names import simplified

TEXT = "澄江智慧今（14）日宣布，完成3億元A輪融資。公司位於新竹，執行長為許書瑋。"


def test_names_stay_in_the_characters_of_the_document() -> None:
    claims = read(TEXT)
    assert {claim.object_name for claim in claims if claim.predicate == "led_by"} == {"許書瑋"}
    assert all(claim.quote in TEXT for claim in claims)


def test_both_scripts_tell_the_same() -> None:
    def told(text: str) -> list[tuple[object, ...]]:
        return [(c.subject, c.predicate, c.object, c.value, c.start, c.end) for c in read(text)]

    assert told(TEXT) == told(simplified(TEXT))
