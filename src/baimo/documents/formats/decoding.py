"""Bytes to text, in whatever encoding they are."""

from __future__ import annotations

import codecs
import re

from baimo.values.errors import BaimoError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
# So much of a file tells its encoding and whether it is text.
_SAMPLE = 65_536
# One broken byte in so many is damage, not another encoding.
_DAMAGE = 500
_EAST_ASIAN = ("gb18030", "big5hkscs")
_COMMON = re.compile("[\t\n\r -~\u00a0-\u024f\u2010-\u2030\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
_COMMON_SHARE = 0.95
# Frequent characters, simplified and traditional: a text in the right one of two encodings holds many of them.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "這為個國時來們於對會發動過說產種後學經與開長業機電現實關點進無數"
)


def decode(data: bytes, name: str) -> str:
    """The text of bytes, without a byte order mark. Raises BaimoError where they are no text, or of no known kind."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, name, error)
    return _decode_wide(data, name) if is_binary(data) else text


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if _is_damage(data, error):
            return data.decode(encoding, "replace")
        raise BaimoError(
            f"{name}: begins as {encoding.upper()} text but is broken at byte {error.start}; save it as UTF-8"
        ) from None


def is_binary(data: bytes) -> bool:
    """Whether bytes hold what no text holds: a zero byte, or more than a stray control character."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in sample or controls * 100 > len(sample)


def _decode_other(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    """Text that is no proper UTF-8: UTF-16 without a mark, UTF-8 with damage, or an older encoding."""
    if is_binary(data):
        return _decode_wide(data, name)
    if _is_damage(data, error):
        return data.decode("utf-8", "replace")
    for encoding in _candidates(data):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise BaimoError(f"{name}: text of an unknown encoding; save it as UTF-8")


def _decode_wide(data: bytes, name: str) -> str:
    """UTF-16 without a byte order mark, told by what comes of it: common characters and nearly nothing else."""
    shares = {encoding: _common_share(data, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    encoding = max(shares, key=lambda encoding: shares[encoding])
    if shares[encoding] < _COMMON_SHARE:
        raise BaimoError(f"{name}: a binary file, not text; give it as txt, md, html, pdf, pptx or docx")
    return _strictly(data, encoding, name)


def _common_share(data: bytes, encoding: str) -> float:
    text = data[:_SAMPLE].decode(encoding, "ignore")
    return len(_COMMON.findall(text)) / len(text) if text else 0.0


def _is_damage(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether only few bytes break the encoding, or only the last character, cut off."""
    if error.start >= len(data) - 4 and len(data) > 8:
        return True
    broken = data[:_SAMPLE].decode(error.encoding, "replace").count("\ufffd")
    return len(data) >= _DAMAGE and broken * _DAMAGE <= len(data[:_SAMPLE])


def _candidates(data: bytes) -> list[str]:
    """Encodings to try, likeliest first: what the file declares, the East Asian ones by their outcome, a guess."""
    declared = _DECLARED.search(data[:4096])
    found = [declared[1].decode("ascii")] if declared else []
    scores = {encoding: _frequent_share(data, encoding) for encoding in _EAST_ASIAN}
    best = max(_EAST_ASIAN, key=lambda encoding: scores[encoding])
    if scores[best] > 0.08:
        return [*found, best, *(e for e in _EAST_ASIAN if e != best)]
    return [*found, *_guess(data)]


def _frequent_share(data: bytes, encoding: str) -> float:
    """The share of frequent characters among the Chinese ones of a sample, 0 where it cannot be decoded."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data[:_SAMPLE])
    except UnicodeDecodeError:
        return 0.0
    chinese = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    return sum(char in _FREQUENT for char in chinese) / len(chinese) if len(chinese) > 3 else 0.0


def _guess(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_SAMPLE], threshold=0.2).best()
    return [match.encoding] if match else []
