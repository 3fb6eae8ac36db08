"""The one gate for every figure that a commissioner or the public sees (DESIGN §4 "Numbers", PRACTICE §2.12).

A report describes its counts as a `CountTable` and asks `protect()` for what may be shown. Nothing else makes the
values that pages, charts, PDFs and spreadsheets print; `exact()` is for partners whose involvement allows it.
"""

from casework.reports.disclosure.gate import Audience, Figures, Rate, exact, protect
from casework.reports.disclosure.sizes import Size, share_in_words, size_in_words, size_of
from casework.reports.disclosure.tables import CountTable
from casework.reports.disclosure.values import Band, Exact, Hidden, Protected, Share, TooFew, Words, say

__all__ = [
    "Audience",
    "Band",
    "CountTable",
    "Exact",
    "Figures",
    "Hidden",
    "Protected",
    "Rate",
    "Share",
    "Size",
    "TooFew",
    "Words",
    "exact",
    "protect",
    "say",
    "share_in_words",
    "size_in_words",
    "size_of",
]
