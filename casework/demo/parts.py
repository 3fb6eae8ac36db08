"""Who is in which cohort, since when, with whom, and how it goes."""

from dataclasses import dataclass

from casework.cases.types import RiskLevel
from casework.cohorts.types import (
    MembershipStatus,
)
from casework.demo.story import World

R, S = RiskLevel, MembershipStatus

STEER, SAFER, COMPASS = "STEER", "SAFER", "COMPASS"
_WORKERS = ("hannah.voss", "imran.sadiq", "brid.keane", "aled.morris-tate")
_WORKERS_B = ("sam.whitlock", "agata.lis", "ned.corrigan")


@dataclass(frozen=True, slots=True)
class Part:
    """How it goes with one member: how long ago they came, risk over time, how it ends and when."""

    ago: int
    worker: str
    risks: tuple[RiskLevel, ...]
    keenness: float = 0.72
    ends_ago: int | None = None
    end_reason: str = ""
    silent_days: int = 0
    review_skipped: bool = False
    panel_end: MembershipStatus = S.ENGAGED


def steer_parts() -> tuple[Part, ...]:
    """Return how it goes with the fifteen."""
    return (
        Part(215, "caseworker", (R.HIGH, R.HIGH, R.MEDIUM), 0.8),
        Part(215, "hannah.voss", (R.HIGH, R.MEDIUM, R.LOW), 0.85, 30, "outcomes_achieved"),
        Part(201, "imran.sadiq", (R.VERY_HIGH, R.HIGH)),
        Part(201, "caseworker", (R.HIGH, R.MEDIUM, R.HIGH), 0.6, silent_days=19),
        Part(187, "brid.keane", (R.HIGH, R.HIGH), 0.5, 40, "disengaged_after_attempts"),
        Part(173, "hannah.voss", (R.MEDIUM, R.LOW), 0.9),
        Part(159, "aled.morris-tate", (R.HIGH, R.MEDIUM)),
        Part(159, "imran.sadiq", (R.HIGH,), 0.15, 75, "declined_offer", panel_end=S.DECLINED),
        Part(131, "caseworker", (R.VERY_HIGH, R.VERY_HIGH), 0.65),
        Part(117, "brid.keane", (R.HIGH, R.MEDIUM), review_skipped=True),
        Part(103, "hannah.voss", (R.HIGH, R.HIGH), 0.4, 20, "custody"),
        Part(75, "aled.morris-tate", (R.MEDIUM,)),
        Part(61, "imran.sadiq", (R.HIGH,), 0.0, panel_end=S.UNABLE_TO_CONTACT),
        Part(33, "caseworker", (R.HIGH,), panel_end=S.SUPPORT_OFFERED),
        Part(19, "", (R.HIGH,), panel_end=S.NOTIFICATION_PLANNED),
    )


def safer_parts(world: World) -> list[Part]:
    """Return how it goes with the forty."""
    mine = [
        Part(290, "caseworker", (R.HIGH, R.MEDIUM, R.LOW), 0.9),
        Part(240, "caseworker", (R.MEDIUM, R.HIGH, R.MEDIUM), 0.7),
        Part(205, "caseworker", (R.MEDIUM, R.LOW), 0.8, review_skipped=True),
        Part(160, "caseworker", (R.HIGH, R.MEDIUM), 0.6),
        Part(120, "caseworker", (R.MEDIUM, R.MEDIUM), 0.75, silent_days=24),
        Part(84, "caseworker", (R.HIGH,), 0.7),
        Part(47, "caseworker", (R.MEDIUM,), 0.8),
        Part(16, "caseworker", (R.HIGH,), 0.9),
    ]
    ends = [(60, "outcomes_achieved"), (85, "outcomes_achieved"), (31, "stepped_down"), (110, "moved_area")]
    ends += [(140, "needs_met_elsewhere"), (52, "withdrew_consent_support"), (95, "stepped_up_child_protection")]
    ends += [(18, "outcomes_achieved")]
    rng = world.rng
    over = [
        Part(
            rng.randint(225, 310), rng.choice(_WORKERS), rng.choice(((R.MEDIUM, R.LOW), (R.HIGH, R.MEDIUM))), 0.8, *end
        )
        for end in ends
    ]
    over.append(Part(170, rng.choice(_WORKERS), (R.HIGH, R.MEDIUM), 0.0, 70, "disengaged_after_attempts"))
    others = [
        Part(
            rng.randint(14, 280),
            "" if number == 0 else rng.choice(_WORKERS),
            rng.choice(((R.MEDIUM,), (R.MEDIUM, R.LOW), (R.HIGH, R.MEDIUM), (R.LOW,), (R.HIGH,))),
            0.0 if number == 7 else rng.choice((0.55, 0.7, 0.85)),
            silent_days=20 if number % 9 == 4 else 0,
            review_skipped=number % 8 == 3,
        )
        for number in range(23)
    ]
    return mine + over + others


def compass_parts(world: World) -> list[Part]:
    """Return how it went with the sixty, all of it over."""
    rng = world.rng
    reasons = ["outcomes_achieved"] * 33 + ["stepped_down"] * 8 + ["disengaged_after_attempts"] * 6
    reasons += ["moved_area"] * 3 + ["withdrew_consent_support"] * 3 + ["needs_met_elsewhere"] * 3
    reasons += ["stepped_up_child_protection"] * 2 + ["declined_offer"] * 2
    rng.shuffle(reasons)
    parts = []
    for reason in reasons:
        ago = rng.randint(560, 785)
        length = rng.randint(60, 165) if reason in ("outcomes_achieved", "stepped_down") else rng.randint(40, 120)
        risks = rng.choice(((R.MEDIUM, R.LOW), (R.MEDIUM,), (R.HIGH, R.MEDIUM), (R.LOW,)))
        keenness = rng.choice((0.6, 0.75, 0.85))
        if reason == "declined_offer" or (reason == "disengaged_after_attempts" and rng.random() < 0.6):
            keenness = 0.0
        parts.append(Part(ago, rng.choice(_WORKERS_B), risks, keenness, ago - length, reason))
    return parts
