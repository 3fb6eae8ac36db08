"""The words of access: permissions, roles, levels, agencies."""

from enum import IntEnum, StrEnum


class Permission(StrEnum):
    """What a role may do, as `<thing>:<verb>`. Keep alphabetical. Which records it may be done to is policy's question."""

    ACTION_BOARD = "action:board"
    ACTION_MANAGE = "action:manage"
    ACTION_OWN = "action:own"
    AGENCY_MANAGE = "agency:manage"
    AUDIT_READ = "audit:read"
    CASE_ALLOT = "case:allot"
    CASE_READ = "case:read"
    CASE_WRITE = "case:write"
    COHORT_MANAGE = "cohort:manage"
    COHORT_READ = "cohort:read"
    EVENT_RECORD = "event:record"
    IMPORT_RUN = "import:run"
    MEETING_MANAGE = "meeting:manage"
    MEETING_READ = "meeting:read"
    MEETING_RUN = "meeting:run"
    NOTE_MOVE = "note:move"
    OUTCOME_EXACT = "outcome:exact"
    OUTCOME_READ = "outcome:read"
    OUTCOME_RECORD = "outcome:record"
    PERSON_READ = "person:read"
    PERSON_WRITE = "person:write"
    REFERRAL_CREATE = "referral:create"
    REFERRAL_READ = "referral:read"
    REFERRAL_TRIAGE = "referral:triage"
    SEARCH = "search:use"
    USER_MANAGE = "user:manage"


class Role(StrEnum):
    """What a person does in an area or a cohort."""

    ADMINISTRATOR = "administrator"
    CASEWORKER = "caseworker"
    CHAIR = "chair"
    COMMISSIONER = "commissioner"
    COORDINATOR = "coordinator"
    GOVERNANCE = "governance"
    MINUTE_TAKER = "minute_taker"
    PRACTITIONER = "practitioner"
    REFERRER = "referrer"


P = Permission

_REFERRER = frozenset({P.REFERRAL_CREATE, P.REFERRAL_READ})
_PRACTITIONER = _REFERRER | {P.ACTION_OWN, P.CASE_READ, P.MEETING_READ, P.PERSON_READ, P.SEARCH}
_CASEWORKER = _PRACTITIONER | {
    P.CASE_WRITE,
    P.COHORT_READ,
    P.EVENT_RECORD,
    P.NOTE_MOVE,
    P.OUTCOME_RECORD,
    P.PERSON_WRITE,
}
_MINUTE_TAKER = _PRACTITIONER | {P.ACTION_BOARD, P.MEETING_MANAGE, P.MEETING_RUN}
_COORDINATOR = (
    _CASEWORKER
    | _MINUTE_TAKER
    | {P.ACTION_MANAGE, P.CASE_ALLOT, P.COHORT_MANAGE, P.IMPORT_RUN, P.OUTCOME_EXACT, P.OUTCOME_READ, P.REFERRAL_TRIAGE}
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset({P.AGENCY_MANAGE, P.USER_MANAGE}),
    Role.CASEWORKER: _CASEWORKER,
    Role.CHAIR: _MINUTE_TAKER | {P.ACTION_MANAGE, P.COHORT_READ},
    Role.COMMISSIONER: frozenset({P.OUTCOME_READ}),
    Role.COORDINATOR: _COORDINATOR,
    Role.GOVERNANCE: frozenset({P.AUDIT_READ}),
    Role.MINUTE_TAKER: _MINUTE_TAKER,
    Role.PRACTITIONER: _PRACTITIONER,
    Role.REFERRER: _REFERRER,
}

HOME_ORDER: tuple[Role, ...] = (
    Role.COORDINATOR,
    Role.CHAIR,
    Role.CASEWORKER,
    Role.MINUTE_TAKER,
    Role.GOVERNANCE,
    Role.ADMINISTRATOR,
    Role.COMMISSIONER,
    Role.PRACTITIONER,
    Role.REFERRER,
)
"""Which role's home somebody with several sees first: the one with most waiting."""


class Level(IntEnum):
    """How much of a record an involvement shows."""

    EXISTS = 1
    SUMMARY = 2
    CONTRIBUTE = 3
    FULL = 4


class AgencyType(StrEnum):
    """Kinds of organisation in a partnership (PCSCA 2022 ss.11-12, and who works beside them)."""

    POLICE = "police"
    PROBATION = "probation"
    YOUTH_JUSTICE = "youth_justice"
    FIRE_AND_RESCUE = "fire_and_rescue"
    HEALTH = "health"
    CHILDRENS_SOCIAL_CARE = "childrens_social_care"
    COMMUNITY_SAFETY = "community_safety"
    EDUCATION = "education"
    PRISON_OR_YOUTH_CUSTODY = "prison_or_youth_custody"
    PCC_OFFICE = "pcc_office"
    VOLUNTARY_PROVIDER = "voluntary_provider"
    HOUSING = "housing"
    OTHER = "other"


class Regime(StrEnum):
    """The data-protection regime an agency processes under (PRACTICE R-IS-5)."""

    UK_GDPR = "uk_gdpr"
    PART3_LE = "part3_le"


class Standing(StrEnum):
    """Statutory standings: recorded, never inferred from the type (PRACTICE §2.7, §2.14)."""

    SPECIFIED_AUTHORITY = "specified_authority"
    RELEVANT_AUTHORITY = "relevant_authority"
    HEALTH_OR_SOCIAL_CARE_AUTHORITY = "health_or_social_care_authority"
    SECTION_11_BODY = "section_11_body"
    LOCAL_POLICING_BODY = "local_policing_body"


class Gateway(StrEnum):
    """Legal gateways for passing information between agencies (PRACTICE §2.7, §2.14)."""

    PCSC_S16 = "pcsc_s16"
    PCSC_S17 = "pcsc_s17"
    CDA_S115 = "cda_s115"
    CA2004_S10_11 = "ca2004_s10_11"
    CA2004_S16LA = "ca2004_s16la"
    CA1989_S47 = "ca1989_s47"
    CA1989_S17 = "ca1989_s17"
    COMMON_LAW_PUBLIC_INTEREST = "common_law_public_interest"
    VITAL_INTERESTS = "vital_interests"
    CONSENT_CONFIDENTIALITY = "consent_confidentiality"
    COURT_ORDER = "court_order"
    OTHER = "other"
