"""The words of people: sex, ethnicity, kinds of identifier and warning."""

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
