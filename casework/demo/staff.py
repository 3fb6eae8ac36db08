"""Those who sign in to the demonstration: nobody who works anywhere."""

from dataclasses import dataclass

from casework.access.types import Role

R = Role

CALDERWICK, BRACKWATER, STOURMERE = "calderwick", "brackwater", "stourmere"
_BOTH = (CALDERWICK, BRACKWATER)
_ALL = (CALDERWICK, BRACKWATER, STOURMERE)


@dataclass(frozen=True, slots=True)
class DemoUser:
    """One user. `roles` names areas; an empty tuple is everywhere."""

    key: str
    name: str
    title: str
    agency: str
    roles: tuple[tuple[Role, tuple[str, ...]], ...]
    manager: str = ""
    contact: bool = False

    @property
    def email(self) -> str:
        """Their address: those one can look round as are at demo.example, everybody else at their agency's."""
        return f"{self.key}@{'demo' if self.key in DEMO_KEYS else self.agency}.example"


DEMO_KEYS = frozenset(
    ("referrer", "coordinator", "caseworker", "practitioner", "chair", "commissioner", "governance", "administrator")
)
_WORKER = ((R.CASEWORKER, (CALDERWICK,)),)
_WORKER_B = ((R.CASEWORKER, (BRACKWATER,)),)
_PARTNER = ((R.PRACTITIONER, _BOTH), (R.REFERRER, _BOTH))
_SCHOOL = ((R.REFERRER, (CALDERWICK,)), (R.PRACTITIONER, (CALDERWICK,)))

USERS: tuple[DemoUser, ...] = (
    DemoUser(
        "rowena.hale",
        "Rowena Hale",
        "Head of community safety",
        "community-safety",
        ((R.PRACTITIONER, _ALL),),
        "",
        True,
    ),
    DemoUser(
        "coordinator",
        "Marta Wójcik",
        "Partnership coordinator",
        "community-safety",
        ((R.COORDINATOR, _BOTH),),
        "rowena.hale",
    ),
    DemoUser(
        "administrator", "Kit Larsen", "Systems officer", "community-safety", ((R.ADMINISTRATOR, ()),), "rowena.hale"
    ),
    DemoUser(
        "governance",
        "Nadia Karim-Holt",
        "Information governance lead",
        "community-safety",
        ((R.GOVERNANCE, ()),),
        "rowena.hale",
    ),
    DemoUser(
        "jo.bright",
        "Jo Bright",
        "Partnership support officer",
        "community-safety",
        ((R.MINUTE_TAKER, _BOTH),),
        "coordinator",
    ),
    DemoUser(
        "emyr.vaughan",
        "Emyr Vaughan",
        "Partnership coordinator, Stourmere",
        "community-safety",
        ((R.COORDINATOR, (STOURMERE,)),),
        "rowena.hale",
    ),
    DemoUser("chair", "Helen Marwood", "Superintendent, prevention", "police", ((R.CHAIR, _BOTH),), "", False),
    DemoUser("priya.sethi", "Priya Sethi", "Inspector, violence reduction", "police", _PARTNER, "chair", True),
    DemoUser("tom.ferris", "Tom Ferris", "Analyst", "police", _PARTNER, "priya.sethi"),
    DemoUser("gail.ostler", "Gail Ostler", "Neighbourhood sergeant", "police", _PARTNER, "priya.sethi"),
    DemoUser("simon.achebe", "Simon Achebe", "Senior probation officer", "probation", _PARTNER, "", True),
    DemoUser(
        "carys.beddoe",
        "Carys Beddoe",
        "Service manager",
        "yjs-calderwick",
        ((R.PRACTITIONER, (CALDERWICK,)),),
        "",
        True,
    ),
    DemoUser("caseworker", "Dele Akande", "Youth justice worker", "yjs-calderwick", _WORKER, "carys.beddoe"),
    DemoUser("hannah.voss", "Hannah Voss", "Youth justice worker", "yjs-calderwick", _WORKER, "carys.beddoe"),
    DemoUser("imran.sadiq", "Imran Sadiq", "Family worker", "yjs-calderwick", _WORKER, "carys.beddoe"),
    DemoUser("brid.keane", "Bríd Keane", "Exploitation worker", "childrens", _WORKER, "lucy.orme"),
    DemoUser("aled.morris-tate", "Aled Morris-Tate", "Detached youth worker", "lockgate", _WORKER, "grace.mbeki-lowe"),
    DemoUser(
        "owen.strand", "Owen Strand", "Service manager", "yjs-brackwater", ((R.PRACTITIONER, (BRACKWATER,)),), "", True
    ),
    DemoUser("sam.whitlock", "Sam Whitlock", "Youth justice worker", "yjs-brackwater", _WORKER_B, "owen.strand"),
    DemoUser("agata.lis", "Agata Lis", "Youth justice worker", "yjs-brackwater", _WORKER_B, "owen.strand"),
    DemoUser("ned.corrigan", "Ned Corrigan", "Support worker", "yjs-brackwater", _WORKER_B, "owen.strand"),
    DemoUser("lucy.orme", "Lucy Orme", "Team manager, adolescents", "childrens", _PARTNER, "", True),
    DemoUser("femi.balogun-reed", "Femi Balogun-Reed", "Social worker", "childrens", _PARTNER, "lucy.orme"),
    DemoUser("paul.ridsdale", "Paul Ridsdale", "Prevention officer", "fire", _PARTNER, "", True),
    DemoUser("anita.chowdry-bell", "Anita Chowdry-Bell", "Designated nurse", "icb", _PARTNER, "", True),
    DemoUser(
        "mairead.finch", "Mairéad Finch", "Safeguarding nurse, emergency department", "hospital", _PARTNER, "", True
    ),
    DemoUser("joel.adeyinka", "Joel Adeyinka", "Hospital navigator", "hospital", _PARTNER, "mairead.finch"),
    DemoUser("david.quill", "David Quill", "Deputy head", "hollin-park", _SCHOOL, "", True),
    DemoUser(
        "referrer",
        "Rhiannon Pugh",
        "Designated safeguarding lead",
        "hollin-park",
        ((R.REFERRER, (CALDERWICK,)),),
        "david.quill",
    ),
    DemoUser("martin.fosse", "Martin Fosse", "Head of year", "st-brannocs", _SCHOOL, "", True),
    DemoUser("tessa.brandreth", "Tessa Brandreth", "Resettlement manager", "fenbrook", _PARTNER, "", True),
    DemoUser("vivian.crane", "Vivian Crane", "Director of commissioning", "opcc", ((R.COMMISSIONER, _ALL),), "", True),
    DemoUser(
        "commissioner", "Alan Tresidder", "Commissioning manager", "opcc", ((R.COMMISSIONER, _ALL),), "vivian.crane"
    ),
    DemoUser("yvonne.darke", "Yvonne Darke", "Chief executive", "bridgeways", _PARTNER, "", True),
    DemoUser("practitioner", "Ruth Penhale", "Senior mentor", "bridgeways", _PARTNER, "yvonne.darke"),
    DemoUser("grace.mbeki-lowe", "Grace Mbeki-Lowe", "Project lead", "lockgate", _PARTNER, "", True),
)
"""Everybody, managers before those they manage where that can be. Calder Homes has nobody who signs in."""
