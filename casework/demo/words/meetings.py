"""What is said at the tables the agencies sit around. `{n}` is the young person's forename."""

from casework.access.types import AgencyType

T = AgencyType

UPDATES: dict[AgencyType, tuple[str, ...]] = {
    T.POLICE: (
        "No new reports naming {n} since the last meeting. The place remains on the patrol plan.",
        "One report since last time, {n} as the person harmed. A statement has not been given; no pressure is being put.",
        "Nothing new recorded. Neighbourhood officer spoke with the shop about the doorway.",
    ),
    T.PROBATION: (
        "The older associate is on licence until spring with a condition not to approve contact.",
        "Nothing held on {n}; sibling’s order ended in the autumn.",
    ),
    T.YOUTH_JUSTICE: (
        "Two of three sessions kept. {n} is talking about work for the first time.",
        "Order on track. Speech and language screen shows that written letters do not help {n}.",
        "Sessions moved to the library, and attendance has picked up.",
    ),
    T.FIRE_AND_RESCUE: ("Home visit done, letterbox guard fitted.", "Place on the cadets is open from January."),
    T.HEALTH: (
        "No attendances since the last meeting. Sleep clinic appointment is on the 3rd.",
        "One attendance, treated and home the same night. Navigator has contact.",
    ),
    T.CHILDRENS_SOCIAL_CARE: (
        "Assessment finished: child in need plan with the family’s agreement.",
        "Allocated social worker has changed; introduction visit with the lead worker next week.",
        "No change. Contact with the sister is agreed for Sundays.",
    ),
    T.COMMUNITY_SAFETY: (
        "Lighting repaired behind the precinct. Detached team out on Fridays.",
        "Nothing to add on {n}; the takeaway has agreed to close at ten.",
    ),
    T.EDUCATION: (
        "Attendance 71 % this half term, up from 48 %. Named adult at the gate is working.",
        "Two lates, no incidents. {n} asked to rejoin the lunch club.",
    ),
    T.PRISON_OR_YOUTH_CUSTODY: ("Nothing held.",),
    T.PCC_OFFICE: ("Nothing to add.",),
    T.VOLUNTARY_PROVIDER: (
        "Mentor has met {n} weekly. {n} wants to talk about money more than about fights.",
        "Kitchen sessions going well; {n} came to four of five.",
    ),
    T.HOUSING: ("Nothing to add.",),
    T.OTHER: ("Nothing to add.",),
}

SELECTED = (
    "Three agencies hold harm both suffered and caused within two years, and {n} has said yes to meeting somebody. Support can start at once.",
    "Criteria are met on recorded events, not on suspicion. The panel heard that {n} was hurt first. Offer to be made by the mentor, at home, with the aunt present.",
    "Meets the threshold; family and school both ask for it. One agency doubted the timing before exams, and start is set for after them.",
)
DECLINED_NOMINATION = (
    "One recorded event, no injury, and support is already in place at school. Not proportionate.",
    "Long custodial sentence; resettlement will re-refer before release.",
)
ALTERNATIVES = (
    "Early help with the school’s mentor; not enough on its own.",
    "Waiting for the court date; the panel preferred to offer help now.",
    "",
)

CARRY_ON = (
    "Plan is working and risk is no higher. Look again in four weeks.",
    "No change: what was set last time needs longer to show.",
    "Carry on, with the way home as the first thing to get right.",
)
STEP_UP = (
    "Two new incidents and a believed threat. Weekly contact, joint visits, strategy discussion this week.",
    "Risk has risen since the exclusion; meet again in two weeks rather than four.",
)
STEP_DOWN = ("Three quiet months, in college and with two adults to turn to. Monthly contact until the spring.",)
REASONS = (
    "Six-week review",
    "Asked for by the lead worker",
    "New event since last time",
    "To look at what was promised",
)

OTHER_ITEMS = (
    ("The underpass by the bus station", "A place where four young people have been hurt since spring"),
    ("Friday lunch at the retail park", "What detached workers have seen, and who could open a door"),
    ("Which agencies have not answered", "Open promises of the last quarter, by agency"),
)
OTHER_RATIONALE = (
    "The place and the hour are what these events have in common. Lighting, patrols and a youth worker at that hour come before anything about single young people.",
    "Agreed to ask the two agencies’ chief officers for a named person by the next meeting.",
)
NAMES_THERE = ("and colleague",)
