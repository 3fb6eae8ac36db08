"""From the bytes of a text file to its text, whatever program wrote it."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1252", "latin-1", "cp1250", "mac_roman", "cp850")
"""Tried in this order: Windows first, then Central Europe, old Macs, old DOS."""

_LIKELY_MARKS = frozenset("£€’‘“”–—…•°·½¼¾éÉ\u00a0\u00ad")
_ODD_CASE = re.compile(r"[a-zß-ÿ][A-ZÀ-ÖØ-ÞŒŠŽŸ]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class NotText(ValueError):
    """The bytes are not text."""


def decode(content: bytes) -> str:
    """Read bytes as text: by byte-order mark, else UTF-8, else the one-byte encoding that makes words.

    Raises:
        NotText: when it is a picture, a program or other binary junk.
    """
    text = _by_mark(content)
    if text is None:
        text = _without_mark(content)
    if _CONTROL.search(text):
        raise NotText
    return text.lstrip("\ufeff")


def _by_mark(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _without_mark(content: bytes) -> str:
    sample = content[:4000]
    if sample[1::2].count(0) > len(sample) // 4:
        return _strictly(content, "utf-16-le")
    if sample[0::2].count(0) > len(sample) // 4:
        return _strictly(content, "utf-16-be")
    if b"\x00" in content:
        raise NotText
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NotText from None


def _one_byte(content: bytes) -> str:
    """Choose the encoding in which the fewest letters look out of place."""
    readings = []
    for encoding in _ONE_BYTE:
        try:
            readings.append(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return min(readings, key=_oddness)


def _oddness(text: str) -> int:
    strange = sum(
        1 for letter in text if ord(letter) > 126 and letter not in _LIKELY_MARKS and not _is_common_letter(letter)
    )
    return strange + len(_ODD_CASE.findall(text))


def _is_common_letter(letter: str) -> bool:
    return letter.isalpha() and letter not in "ªºµƒˆ"
