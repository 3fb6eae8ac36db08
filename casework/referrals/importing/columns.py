"""Which column of a file holds which field, guessed from what agencies call their columns."""

import re
from collections.abc import Iterable, Mapping, Sequence

from casework.core.text import fold
from casework.referrals.importing.types import NAME

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    # Earlier ones are surer: where two columns could be the same field, the surer is taken.
    "surname": ("surname", "legalsurname", "familyname", "lastname", "surnames", "lname", "surnamefamilyname"),
    "forename": (
        *("forename", "legalforename", "forenames", "firstname", "firstnames", "givenname", "givennames"),
        *("christianname", "fname", "forenamefirstname", "first", "preferredforename", "preferredfirstname"),
    ),
    NAME: (
        *("name", "fullname", "names", "surnameforename", "surnameforenames", "surnameandforename", "surnamefirstname"),
        *("namesurnameforename", "namesurnamefirst", "lastnamefirstname", "familynamegivenname", "legalname"),
        *("youngperson", "pupil", "student", "patient", "child", "client", "subject", "nominal", "yp"),
    ),
    "date_of_birth": (
        *("dateofbirth", "dob", "birthdate", "dobirth", "dofb", "datebirth", "born", "borndate", "bornon", "birthday"),
        *("birth", "bday"),
    ),
    "sex": ("sex", "legalsex", "sexatbirth", "birthsex", "gender", "sexgender", "gendersex", "mf", "malefemale"),
    "postcode": (
        *("postcode", "postalcode", "homeaddresspostcode", "addresspostcode", "postcodeofresidence", "pcode", "pc"),
        *("postcodehome", "addresspcode", "residencepostcode", "postcodehomeaddress", "zipcode"),
    ),
    "nhs_number": ("nhsnumber", "nhsno", "nhsnum", "nhs", "nhsid", "nhsnr", "nationalhealthservicenumber"),
    "upn": ("upn", "uniquepupilnumber", "upnumber", "uniquepupilno", "upnno", "upnnumber", "uniquepupilreference"),
    "pnc_id": (
        *("pncid", "pnc", "pncnumber", "pncno", "pncidnumber", "pncref", "pncidno", "pncreference", "pncnum"),
        *("policenationalcomputerid", "policenationalcomputernumber", "pncidentifier", "pncids"),
    ),
    "ethnicity": (
        *("ethnicity", "ethnicgroup", "ethnicorigin", "ethniccategory", "ethniccode", "ethnicbackground"),
        *("selfdefinedethnicity", "ethnicityselfdefined", "sde", "ethnicitycode", "ethnic", "ethnicity16+1"),
        *(
            "ethnicity161",
            "ethnicity18",
            "ethnicity19",
            "officerdefinedethnicity",
            "ethnicappearance",
            "ethnicorigincode",
        ),
    ),
    "reason": (
        *("reasonforreferral", "referralreason", "reason", "reasonsforreferral", "reasonreferred", "reasons"),
        *("concern", "concerns", "presentingconcern", "presentingconcerns", "mainconcern", "primaryconcern"),
        *("presentation", "presentingcomplaint", "chiefcomplaint", "presentingissue", "presentingproblem"),
        *("reasonforconcern", "natureofconcern", "typeofconcern", "concerntype", "natureofreferral", "whyreferred"),
        *("reasonforattendance", "attendancereason", "worry", "worries", "whatareyouworriedabout", "issue", "issues"),
        *("referraltype", "typeofreferral", "referralcategory", "incidenttype", "offence", "offencetype", "crimetype"),
        *("reasonforreferring", "whyareyoureferring", "referralconcern", "causeforconcern", "areaofconcern"),
        *("concerndetails", "concerndescription", "safeguardingconcern", "primarypresentation", "mechanismofinjury"),
        *("injurytype", "typeofinjury", "referralreasons", "natureofconcerns", "presentingcondition", "incident"),
        *("injury", "complaint", "presentingreason", "primaryreason", "mainreason", "risk", "risks", "category"),
    ),
    "referral_date": (
        *("referraldate", "dateofreferral", "datereferred", "referredon", "referreddate", "referraldatetime"),
        *("datetimeofreferral", "dateandtimeofreferral", "referraldateandtime", "referraldateref", "dateref"),
        *("refdate", "dateofref", "referraltimestamp", "referralmade", "datereferralmade", "datereferralreceived"),
        *("referralreceived", "referralreceiveddate", "datereferralsent", "referralsubmitted", "referredat"),
        *("datesubmitted", "submittedon", "submissiondate", "referred", "datereceived", "receivedon", "datesent"),
        *("attendancedate", "dateofattendance", "attendancedatetime", "attendedon", "attended", "arrivaldatetime"),
        *("arrivaldate", "presentationdate", "presentationdatetime", "dateofpresentation", "datepresented"),
        *("dateraised", "raisedon", "datereported", "reportedon", "datelogged", "loggedon", "submitted", "submittedat"),
        *("received", "receivedat", "createdat", "createdon", "datecreated", "timestamp", "arrivedat", "attendance"),
        *("edattendancedate", "visitdate", "datetime", "date"),
    ),
    "notes": (
        *("notes", "note", "officernotes", "officersnotes", "officercomments", "comments", "comment", "remarks"),
        *("additionalinformation", "additionalinfo", "additionalnotes", "furtherinformation", "furtherdetails"),
        *("otherinformation", "otherinfo", "additionalcomments", "clinicalnotes", "staffnotes", "schoolnotes"),
        *("teachernotes", "referralnotes", "casenotes", "narrative", "freetext", "details", "summary", "information"),
        *("background", "info", "moreinformation", "description"),
    ),
}
"""How agencies head their columns, folded and without anything but letters and digits."""

_RANKS: Mapping[str, tuple[str, int]] = {
    synonym: (name, rank) for name, synonyms in SYNONYMS.items() for rank, synonym in enumerate(synonyms)
}
_ABOUT_THE_YOUNG_PERSON = frozenset(
    [
        *("pupil", "pupils", "student", "students", "child", "childs", "children", "young", "person", "persons"),
        *("people", "yp", "yps", "client", "clients", "patient", "patients", "subject", "subjects", "nominal"),
        *("learner", "learners", "home", "current", "service", "user", "users", "referral", "their", "the"),
        *("of", "a", "s", "full", "main", "primary"),
    ]
)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_FORMATS = re.compile(r"\b(?:d{1,2}[ /.-]?m{1,3}[ /.-]?y{2,4}|y{4}[ /.-]?m{2}[ /.-]?d{2})\b")
_LOWER_BEFORE_UPPER = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LESS_SURE = 100


def heading_key(heading: str) -> str:
    """Bring a heading to the form in which headings are compared: D.O.B. is dob, Post Code is postcode."""
    return re.sub(r"[^a-z0-9+]", "", fold(heading))


def headings(line: Sequence[str], width: int) -> tuple[str, ...]:
    """Name every column once: as headed, a second of the same with (2), one without a heading by its letter."""
    names: list[str] = []
    for index in range(width):
        plain = " ".join(line[index].split()) if index < len(line) else ""
        name = plain or f"Column {_letter(index)}"
        count = 2
        while name in names:
            name = f"{plain or f'Column {_letter(index)}'} ({count})"
            count += 1
        names.append(name)
    return tuple(names)


def guess(line: Iterable[str], known: Mapping[str, str]) -> dict[str, int]:
    """Answer field to column index; `known` (heading key to field, "" for none) stands above every guess."""
    found: dict[str, tuple[int, int]] = {}
    for index, heading in enumerate(line):
        name, rank = _field_of(heading, known)
        if name and (name not in found or rank < found[name][0]):
            found[name] = (rank, index)
    return {name: index for name, (_, index) in found.items()}


def _field_of(heading: str, known: Mapping[str, str]) -> tuple[str, int]:
    key = heading_key(heading)
    if key in known:
        return known[key], -1
    if not key or len(key) > 60:
        return "", 0
    for doubt, reading in enumerate(_readings(heading)):
        if reading in _RANKS:
            name, rank = _RANKS[reading]
            return name, rank + doubt * _LESS_SURE
    return "", 0


def _readings(heading: str) -> tuple[str, ...]:
    """Read a heading as it stands, then without brackets and formats, then without whom it is about."""
    folded = fold(_LOWER_BEFORE_UPPER.sub(" ", heading)).replace("'", "")
    bare = _FORMATS.sub(" ", _BRACKETS.sub(" ", folded))
    apart = [word for word in re.split(r"[^a-z0-9+]+", bare) if word]
    less = [word for word in apart if word not in _ABOUT_THE_YOUNG_PERSON]
    return (heading_key(heading), "".join(apart), "".join(less))


def _letter(index: int) -> str:
    """Name a column as a spreadsheet does: A to Z, then AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
