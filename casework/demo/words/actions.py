"""Promises: what each type of agency undertakes, what comes of it, and why not. `{n}` is not used: actions name nobody."""

from casework.access.types import AgencyType
from casework.actions.types import NotDoneReason

T, N = AgencyType, NotDoneReason

PROMISES: dict[AgencyType, tuple[tuple[str, str], ...]] = {
    T.POLICE: (
        (
            "Patrol the underpass between 15.00 and 17.00 on school days",
            "Patrol log for two weeks sent to the coordinator",
        ),
        ("Check CCTV of the bus station for the evening in question", "Outcome told to the lead worker"),
        ("Review the warning markers and the address held", "Markers match the safety plan"),
        (
            "Identify the registered keeper of the car seen at the gate",
            "Keeper known and shared under the right handling",
        ),
    ),
    T.PROBATION: (
        ("Share the licence conditions of the older associate", "Conditions read by police and lead worker"),
        ("Arrange a three-way meeting before the order ends", "Meeting held and written up"),
    ),
    T.YOUTH_JUSTICE: (
        ("Complete the speech and language screen", "Screen shared with school and family"),
        ("Hold a review with the family before half term", "Plan updated and signed by the young person"),
        ("Contact the victim worker about a restorative meeting", "Answer from both families"),
    ),
    T.FIRE_AND_RESCUE: (
        ("Visit the home and fit alarms and a letterbox guard", "Visit done; told to the lead worker"),
        ("Offer a place on the cadet programme from January", "Place offered in person"),
    ),
    T.HEALTH: (
        ("Arrange an appointment about sleep and headaches", "Appointment kept"),
        ("Check attendances of the last 12 months for assault", "Dates shared with the panel"),
        ("Refer to the trauma clinic and say how long the wait is", "Date of the first session known"),
    ),
    T.CHILDRENS_SOCIAL_CARE: (
        ("Complete the child and family assessment", "Shared with the lead worker"),
        ("Convene a strategy discussion", "Held, and its decision told to the chair"),
        ("Explain to the family who decides about contact on Sundays", "Family know by whom and when"),
    ),
    T.COMMUNITY_SAFETY: (
        ("Ask lighting to repair the path behind the precinct", "Lamps lit"),
        ("Arrange detached youth workers at the retail park on Fridays", "First two Fridays covered"),
        ("Write to the takeaway about closing times", "Answer received"),
    ),
    T.EDUCATION: (
        ("Offer a phased timetable with a named adult at the gate", "Timetable agreed with young person and carer"),
        ("Send attendance for the last two terms", "Figures with the lead worker"),
        ("Reconsider the ban from the lunch club", "Decision told to the young person"),
    ),
    T.PRISON_OR_YOUTH_CUSTODY: (
        ("Check whether older associates are due for release, and when", "Dates told to the chair"),
        ("Ask the resettlement team what worked with the brother", "Answer told to the lead worker"),
    ),
    T.PCC_OFFICE: (("Confirm whether the small grants fund can pay for transport", "Answer in writing"),),
    T.VOLUNTARY_PROVIDER: (
        ("Match a mentor from outside the neighbourhood", "First meeting held"),
        ("Offer the Saturday kitchen sessions", "Place offered and answer known"),
        ("Accompany to the college open day", "Visit made"),
    ),
    T.HOUSING: (
        ("Repair the street door and change the lock", "Door closes and locks"),
        ("Consider the family for a move and say by when", "Decision in writing"),
        ("Review the tenancy of the flat used by others", "Visit made and outcome shared"),
    ),
    T.OTHER: (("Report back at the next meeting", "Report given"),),
}

DONE = (
    "Done as asked, and told to the lead worker the same day.",
    "Done. Took two attempts to get hold of the right person.",
    "Done; the family were there and had questions, which I passed on.",
    "Completed in part on the day and the rest this week.",
    "Done. What came of it is in the case.",
)

UPDATES = (
    "Have asked twice; promised an answer by Friday.",
    "Started. Waiting for a date from the other side.",
    "Rang the family, who would rather wait until after the holidays.",
    "With my manager for agreement.",
)

NOT_DONE: tuple[tuple[NotDoneReason, str], ...] = (
    (N.RESOURCE, "Nobody free to do this before the end of term."),
    (N.DECLINED_BY_YOUNG_PERSON, "Offered twice; the young person does not want it at present."),
    (N.UNABLE_TO_CONTACT, "Five calls at different times, no answer."),
    (N.WAITING_OTHER_AGENCY, "Cannot start until the other agency’s report is here."),
    (N.NO_LONGER_NEEDED, "The family has moved; nothing left to do at that address."),
)

LONGER = (
    "The person who decides is away until the end of the month.",
    "Appointment was moved by the clinic.",
    "Need the landlord’s answer first.",
    "The school holidays fell in between.",
)

CANCELLED = "The family has moved and the new school has this in hand."
