"""What happened: kind, basis, part, whether violent, words, place, hour. `{n}` is the forename."""

from dataclasses import dataclass
from datetime import time

from casework.events.types import EventBasis, EventKind, ParticipantRole

K, B, P = EventKind, EventBasis, ParticipantRole


@dataclass(frozen=True, slots=True)
class Happening:
    """One kind of happening, ready to be dated."""

    kind: EventKind
    basis: EventBasis
    part: ParticipantRole
    violent: bool
    text: str
    place: str = ""
    at: time | None = None
    other: str = ""


HARMED: tuple[Happening, ...] = (
    Happening(
        K.VICTIMISATION,
        B.REPORTED,
        P.VICTIM,
        True,
        "{n} was punched and kicked by several older young people on the way home. Bruising to face and ribs.",
        "Underpass by the bus station",
        time(16, 10),
        "Several older young people",
    ),
    Happening(
        K.HOSPITAL,
        B.REPORTED,
        P.VICTIM,
        True,
        "Came to the emergency department with a cut to the upper arm. Said it was a fall, later that it was a knife. Navigator met {n} on the ward.",
        "Calderwick General Hospital",
        time(21, 45),
    ),
    Happening(
        K.VICTIMISATION,
        B.REPORTED,
        P.VICTIM,
        True,
        "Robbed of telephone and coat. One person held {n} while another searched the pockets.",
        "Precinct, back of the car park",
        time(18, 20),
        "Two people whom {n} did not know",
    ),
    Happening(
        K.VICTIMISATION,
        B.REPORTED,
        P.VICTIM,
        False,
        "Threatened by message: told to carry something across town or “pay for it”. Screenshots are with the police.",
        "",
        None,
    ),
)

HARMING: tuple[Happening, ...] = (
    Happening(
        K.OFFENCE,
        B.SUSPECTED,
        P.SUSPECTED,
        True,
        "Named by two witnesses as one of those present when another young person was hit. {n} denies striking anybody.",
        "Hollin Park, by the courts",
        time(17, 5),
    ),
    Happening(
        K.ARREST,
        B.REPORTED,
        P.SUSPECTED,
        False,
        "Arrested for carrying a lock knife. Released under investigation; appropriate adult was their aunt.",
        "High Street",
        time(19, 30),
    ),
    Happening(
        K.OFFENCE,
        B.CHARGED,
        P.SUSPECTED,
        True,
        "Charged with assault occasioning actual bodily harm after a fight outside the takeaway.",
        "Mercer Street",
        time(22, 15),
        "An adult",
    ),
    Happening(
        K.OFFENCE,
        B.CONVICTED,
        P.CONVICTED,
        True,
        "Found guilty of robbery at the youth court. Referral order of nine months.",
        "",
        None,
    ),
)

AROUND: tuple[Happening, ...] = (
    Happening(
        K.MISSING,
        B.REPORTED,
        P.AFFECTED,
        False,
        "Missing from 21.00, came home at 03.40 by taxi. Return interview offered and done next day.",
        "",
        time(21, 0),
    ),
    Happening(
        K.MISSING,
        B.REPORTED,
        P.AFFECTED,
        False,
        "Missing overnight. Found by the transport police on a train from another county, with a second telephone.",
        "",
        time(20, 0),
    ),
    Happening(
        K.EXCLUSION,
        B.REPORTED,
        P.AFFECTED,
        False,
        "Suspended from school for three days after an argument with a member of staff. Work sent home.",
        "",
        None,
    ),
    Happening(
        K.EXCLUSION,
        B.REPORTED,
        P.AFFECTED,
        False,
        "Permanent exclusion upheld. Place at the pupil referral unit from the ninth day.",
        "",
        None,
    ),
    Happening(
        K.ORDER,
        B.REPORTED,
        P.AFFECTED,
        False,
        "Bail condition: not to enter the precinct between 18.00 and 07.00.",
        "",
        None,
    ),
    Happening(
        K.OTHER,
        B.REPORTED,
        P.AFFECTED,
        False,
        "Moved in with grandmother for the time being, agreed between the family and social care.",
        "",
        None,
    ),
)

BETWEEN = Happening(
    *(K.OFFENCE, B.REPORTED, P.SUSPECTED, True),
    "A fight between young people outside the youth centre. One was taken to hospital with a head injury and went home the same night.",
    place="Outside Loom Lane youth centre",
    at=time(18, 50),
)
"""Concerns two young people of ours: one as victim, one as suspected of causing harm."""
