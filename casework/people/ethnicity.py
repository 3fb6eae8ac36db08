"""The 19 ethnic groups of the Census 2021 (ONS code order) and how agencies' own lists map to them.

Source: PRACTICE section 3 (ONS dictionary `ethnic_group_tb`). Older lists of 16 and 18 groups have no Roma, and
the police's visual IC codes are no ethnic groups, so what does not map one to one is not mapped at all.
"""

import re
from collections.abc import Mapping

from casework.core.text import fold

SCHEME = "ons2021_19"
NOT_KNOWN = "not_known"
PREFER_NOT_TO_SAY = "prefer_not_to_say"

GROUPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "asian": ("Asian, Asian British or Asian Welsh", ("1", "2", "3", "4", "5")),
    "black": ("Black, Black British, Black Welsh, Caribbean or African", ("6", "7", "8")),
    "mixed": ("Mixed or Multiple ethnic groups", ("9", "10", "11", "12")),
    "white": ("White", ("13", "14", "15", "16", "17")),
    "other": ("Other ethnic group", ("18", "19")),
}
"""The five groups, each with the codes in it."""

LABELS: Mapping[str, str] = {
    "1": "Bangladeshi",
    "2": "Chinese",
    "3": "Indian",
    "4": "Pakistani",
    "5": "Any other Asian background",
    "6": "African",
    "7": "Caribbean",
    "8": "Any other Black background",
    "9": "White and Asian",
    "10": "White and Black African",
    "11": "White and Black Caribbean",
    "12": "Any other Mixed or Multiple background",
    "13": "English, Welsh, Scottish, Northern Irish or British",
    "14": "Irish",
    "15": "Gypsy or Irish Traveller",
    "16": "Roma",
    "17": "Any other White background",
    "18": "Arab",
    "19": "Any other ethnic group",
    NOT_KNOWN: "Not known",
    PREFER_NOT_TO_SAY: "Prefer not to say",
}
"""What each code is called on a page."""

# First the words people use, then codes: police self-defined (W1), health (single letters), schools (WBRI).
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "1": ("bangladeshi", "asian bangladeshi", "a3", "k", "aban"),
    "2": ("chinese", "asian chinese", "o1", "a4", "r", "chne"),
    "3": ("indian", "asian indian", "a1", "h", "aind"),
    "4": ("pakistani", "asian pakistani", "a2", "j", "apkn"),
    "5": ("other asian", "asian other", "any other asian background", "asian any other", "a9", "l", "aoth"),
    "6": ("african", "black african", "b2", "n", "bafr"),
    "7": ("caribbean", "black caribbean", "b1", "m", "bcrb"),
    "8": ("other black", "black other", "any other black background", "black any other", "b9", "p", "both"),
    "9": ("white and asian", "m3", "f", "mwas"),
    "10": ("white and black african", "m2", "e", "mwba"),
    "11": ("white and black caribbean", "m1", "d", "mwbc"),
    "12": (
        *("other mixed", "mixed other", "any other mixed background", "any other mixed or multiple background"),
        *("mixed any other", "m9", "g", "moth"),
    ),
    "13": (
        *("english welsh scottish northern irish or british", "white british", "british", "english", "welsh"),
        *("white english", "white welsh", "white scottish", "scottish", "northern irish", "white northern irish"),
        *("white english welsh scottish northern irish or british", "w1", "a", "wbri"),
    ),
    "14": ("irish", "white irish", "w2", "b", "wiri"),
    "15": (
        *("gypsy or irish traveller", "gypsy irish traveller", "white gypsy or irish traveller", "irish traveller"),
        *("traveller of irish heritage", "w3", "wirt"),
    ),
    "16": ("roma", "white roma", "w4"),
    "17": ("other white", "white other", "any other white background", "white any other", "w9", "c", "woth"),
    "18": ("arab", "other arab", "o2"),
    "19": (
        *("any other", "other", "any other ethnic group", "other ethnic group", "any other ethnic background"),
        *("o9", "s", "ooth"),
    ),
    NOT_KNOWN: (
        *("not known", "unknown", "not stated", "not recorded", "not obtained", "n k", "nk", "not yet obtained"),
        *("information not yet obtained", "z", "ns", "nobt", "99"),
    ),
    PREFER_NOT_TO_SAY: (
        *("prefer not to say", "refused", "declined", "declined to say", "not disclosed", "refu", "withheld"),
        *("declined to answer", "prefer not to answer"),
    ),
}
_CODES: Mapping[str, str] = {synonym: code for code, synonyms in _SYNONYMS.items() for synonym in synonyms}
_NUMBERED = re.compile(r"^(?:[a-z]{1,4}\d?|\d{1,2}) (?=\w{3})")
_MIXED = re.compile(r"^(?:mixed|multiple|mixed or multiple)(?: ethnic groups?| background)? ")
_BRITISH = re.compile(r"\b(asian|black|mixed)(?: or (?:asian|black|mixed))? british\b")


def code_of(text: str) -> str | None:
    """Answer the code of what an agency wrote, None where it fits none of ours one to one."""
    if text.strip() in LABELS:
        return text.strip()
    plain = " ".join(re.sub(r"[^\w]+", " ", fold(text).replace("&", " and ")).split())
    for reading in (plain, _MIXED.sub("", plain), _BRITISH.sub(r"\1", plain), _NUMBERED.sub("", plain)):
        if reading in _CODES:
            return _CODES[reading]
    return None
