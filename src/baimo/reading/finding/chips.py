"""What chips are called in folded text, by form and by family: next to their names numbers are rents and memories."""

from __future__ import annotations

CHIP = (
    r"(?<![a-z0-9])(?:[abhlmtv]\d{2,4}[a-z]{0,3}|gb\d{3}[a-z]{0,2}|gh200|mi\d{3}[a-z]?|(?:rtx )?[345]0[6-9]0(?: ?ti)?d?"
    r"|tpu ?v\d[a-z]?|昇腾 ?910[a-d]?|910[a-d]|mlu ?\d{3}|p800|s4000"
    r"|思元 ?\d{3}|昆仑芯 ?[a-z]?\d{1,3}|壁砺 ?\d{3}[a-z]?|曦云 ?c\d{3}|含光 ?\d{3}|天垓 ?\d{3})s?"
)
