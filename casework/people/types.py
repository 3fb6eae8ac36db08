"""The words of people: sex, ethnicity, kinds of identifier and warning."""

from collections.abc import Mapping
from enum import StrEnum


class Sex(StrEnum):
    """Sex as agencies record it; gender is the young person's to say."""

    FEMALE = "female"
    MALE = "male"
    NOT_KNOWN = "not_known"


class IdentifierKind(StrEnum):
    """What agencies know somebody by (PRACTICE §3)."""

    NHS_NUMBER = "nhs_number"
    UPN = "upn"
    PNC_ID = "pnc_id"
    CRO = "cro"


class IdentifierStatus(StrEnum):
    """How far an identifier can be relied on."""

    VERIFIED = "verified"
    WELL_FORMED = "well_formed"
    UNVERIFIED = "unverified"


class WarningKind(StrEnum):
    """What to know before contact."""

    RISK_TO_VISITORS = "risk_to_visitors"
    RISK_TO_SELF = "risk_to_self"
    HEALTH = "health"
    CONTACT = "contact"
    OTHER = "other"


SEX_LABELS: Mapping[Sex, str] = {Sex.FEMALE: "Female", Sex.MALE: "Male", Sex.NOT_KNOWN: "Not known"}

IDENTIFIER_LABELS: Mapping[IdentifierKind, str] = {
    IdentifierKind.NHS_NUMBER: "NHS number",
    IdentifierKind.UPN: "unique pupil number",
    IdentifierKind.PNC_ID: "PNC ID",
    IdentifierKind.CRO: "CRO number",
}

STATUS_LABELS: Mapping[IdentifierStatus, str] = {
    IdentifierStatus.VERIFIED: "verified",
    IdentifierStatus.WELL_FORMED: "checks",
    IdentifierStatus.UNVERIFIED: "does not check",
}

WARNING_LABELS: Mapping[WarningKind, str] = {
    WarningKind.RISK_TO_VISITORS: "Risk to visitors",
    WarningKind.RISK_TO_SELF: "Risk to themselves",
    WarningKind.HEALTH: "Health",
    WarningKind.CONTACT: "Before contact",
    WarningKind.OTHER: "Other",
}
