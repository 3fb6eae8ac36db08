"""The agencies and areas of the demonstration: a force area that is on no map."""

from dataclasses import dataclass

from casework.access.types import AgencyType, Gateway, Regime, Standing

T, S, G = AgencyType, Standing, Gateway

AREAS: tuple[tuple[str, str], ...] = (
    ("calderwick", "Calderwick"),
    ("brackwater", "Brackwater"),
    ("stourmere", "Stourmere"),
)


@dataclass(frozen=True, slots=True)
class DemoAgency:
    """One agency: statutory standings are facts recorded about it, not inferred from its type (PRACTICE §2.7)."""

    code: str
    name: str
    type: AgencyType
    gateway: Gateway
    standings: tuple[Standing, ...] = ()
    regime: Regime = Regime.UK_GDPR


_CHILDREN = (S.SPECIFIED_AUTHORITY, S.HEALTH_OR_SOCIAL_CARE_AUTHORITY, S.SECTION_11_BODY)

AGENCIES: tuple[DemoAgency, ...] = (
    DemoAgency(
        *("police", "Wrenshire Police", T.POLICE, G.CDA_S115),
        standings=(S.SPECIFIED_AUTHORITY, S.SECTION_11_BODY),
        regime=Regime.PART3_LE,
    ),
    DemoAgency(
        *("probation", "Probation Service, Wrenshire", T.PROBATION, G.CDA_S115),
        standings=(S.SPECIFIED_AUTHORITY, S.SECTION_11_BODY),
        regime=Regime.PART3_LE,
    ),
    DemoAgency(
        *("yjs-calderwick", "Calderwick Youth Justice Service", T.YOUTH_JUSTICE, G.PCSC_S16),
        standings=(S.SPECIFIED_AUTHORITY, S.SECTION_11_BODY),
    ),
    DemoAgency(
        *("yjs-brackwater", "Brackwater Youth Justice Service", T.YOUTH_JUSTICE, G.PCSC_S16),
        standings=(S.SPECIFIED_AUTHORITY, S.SECTION_11_BODY),
    ),
    DemoAgency(
        *("fire", "Wrenshire Fire and Rescue Service", T.FIRE_AND_RESCUE, G.PCSC_S16),
        standings=(S.SPECIFIED_AUTHORITY,),
    ),
    DemoAgency(
        *("icb", "NHS Wrenshire Integrated Care Board", T.HEALTH, G.CA2004_S10_11),
        standings=(S.SPECIFIED_AUTHORITY, S.HEALTH_OR_SOCIAL_CARE_AUTHORITY, S.SECTION_11_BODY),
    ),
    DemoAgency(
        *("hospital", "Calderwick General Hospital NHS Trust", T.HEALTH, G.CA2004_S10_11),
        standings=(S.HEALTH_OR_SOCIAL_CARE_AUTHORITY, S.SECTION_11_BODY),
    ),
    DemoAgency(
        *("childrens", "Calderwick Children’s Social Care", T.CHILDRENS_SOCIAL_CARE, G.CA2004_S10_11),
        standings=_CHILDREN,
    ),
    DemoAgency(
        *("community-safety", "Calderwick Council Community Safety", T.COMMUNITY_SAFETY, G.PCSC_S16),
        standings=(S.SPECIFIED_AUTHORITY,),
    ),
    DemoAgency(
        *("hollin-park", "Hollin Park Academy", T.EDUCATION, G.CA2004_S10_11),
        standings=(S.RELEVANT_AUTHORITY,),
    ),
    DemoAgency(
        *("st-brannocs", "St Brannoc’s High School", T.EDUCATION, G.CA2004_S10_11),
        standings=(S.RELEVANT_AUTHORITY,),
    ),
    DemoAgency(
        *("fenbrook", "HMYOI Fenbrook", T.PRISON_OR_YOUTH_CUSTODY, G.PCSC_S16),
        standings=(S.RELEVANT_AUTHORITY, S.SECTION_11_BODY),
    ),
    DemoAgency(
        *("opcc", "Office of the Police and Crime Commissioner for Wrenshire", T.PCC_OFFICE, G.PCSC_S17),
        standings=(S.LOCAL_POLICING_BODY,),
    ),
    DemoAgency("bridgeways", "Bridgeways Mentoring", T.VOLUNTARY_PROVIDER, G.CONSENT_CONFIDENTIALITY),
    DemoAgency("lockgate", "Lock Gate Youth Project", T.VOLUNTARY_PROVIDER, G.CONSENT_CONFIDENTIALITY),
    DemoAgency("calder-homes", "Calder Homes", T.HOUSING, G.CDA_S115),
)

SILENT = ("calder-homes", "st-brannocs")
"""Two agencies that never answer: they promise nothing back, and seldom come."""
