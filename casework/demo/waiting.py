"""What stands on the coordinator's home today: referrals to acknowledge and decide, decided ones, rows held back."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select

from casework.core import clock
from casework.core.calendar import add_working_days
from casework.core.db import db, transaction
from casework.demo import entering
from casework.demo.names import Made, Maker
from casework.demo.story import World, weekday
from casework.demo.words import referrals as words
from casework.referrals import services as referrals
from casework.referrals.models import Referral
from casework.referrals.services.importing import FileSent
from casework.referrals.types import NotMetReason, Urgency

_NOT_MET = (NotMetReason.BELOW_THRESHOLD, NotMetReason.ALREADY_IN_OTHER_PROGRAMME)


def plan_triage(world: World, maker: Maker, namesake: Made) -> None:
    """Put into the story the referrals that wait today; one of them for somebody we may know already."""
    today = world.today
    late = world.between(add_working_days(today, -4))
    recent = world.between(add_working_days(today, -2))
    tonight = world.now - timedelta(minutes=6)
    yesterday = world.between(add_working_days(today, -1), 14, 17)
    _arrive(world, maker.make(), "mairead.finch", "calderwick", tonight, Urgency.TODAY)
    _arrive(world, maker.make(), "martin.fosse", "calderwick", late, Urgency.SOON)
    _arrive(world, maker.make(), "gail.ostler", "stourmere", recent, Urgency.SOON)
    _arrive(world, maker.make(), "referrer", "calderwick", yesterday, Urgency.SOON)
    again = replace(namesake, forename=_plain(namesake.forename), address="", phone="", nhs_number="")
    _arrive(world, again, "joel.adeyinka", "calderwick", recent, Urgency.SOON, acknowledged=True)
    _arrive(world, maker.make(), "tom.ferris", "calderwick", recent, Urgency.ROUTINE, acknowledged=True)
    _arrive(world, maker.make(), "referrer", "calderwick", late, Urgency.ROUTINE, asked=True)


def plan_decided(world: World, maker: Maker) -> None:
    """Put into the story referrals that were not taken up, or passed on, over the last year."""
    for number in range(9):
        sent = world.between(weekday(world.day(20 + number * 33)))
        by = ("referrer", "martin.fosse", "gail.ostler")[number % 3]
        area = ("calderwick", "calderwick", "brackwater")[number % 3]
        made = maker.make()
        world.story.at(sent, partial(_send_and_decide, world, made, by, area, number))


def import_files(world: World) -> None:
    """Import two files as agencies send them; some rows cannot be read, and are held. Outside any transaction."""
    for name, agency, days_ago in (("ED weekly 1.csv", "hospital", 3), ("school list.csv", "st-brannocs", 1)):
        moment = clock.london_time(add_working_days(world.today, -days_ago), datetime.min.time()) + timedelta(hours=10)
        with clock.frozen(moment):
            _import(world, name, agency, moment)


def _import(world: World, name: str, agency: str, moment: datetime) -> None:
    coordinator = world.actors["coordinator"]
    sent = FileSent(
        name,
        _file(moment, agency).encode(),
        clock.today(),
        agency_id=world.agencies[agency].id,
        area_id=world.areas["calderwick"],
    )
    with transaction():
        batch_id = referrals.start_import(coordinator, sent=sent).id
    referrals.process(coordinator, batch_id=batch_id)
    if agency == "hospital":
        with clock.frozen(moment + timedelta(hours=5)), transaction():
            arrived = select(Referral).where(Referral.batch_id == batch_id).order_by(Referral.id)
            for referral in db.session.scalars(arrived):
                referrals.acknowledge(coordinator, referral=referral)


def _file(moment: datetime, agency: str) -> str:
    """Return a small file with the usual faults: 31 February, no reason, a birthday in the future."""
    day, later = f"{moment:%d/%m/%Y}", f"{moment + timedelta(days=30):%d/%m/%Y}"
    if agency == "hospital":
        return (
            "Surname;First name;D.O.B.;Postcode;Presentation;Date referred;Comments\n"
            f"Garside;Rhodri;14/02/2010;ZZ3 4AB;Laceration to hand, assault reported;{day};Seen by navigator\n"
            f"Malik-Qureshi;Sana;31/02/2011;ZZ2 7PL;Head injury after fight;{day};Mother present\n"
            f"Tranter;Jude;09/11/2009;ZZ5 1RT;;{day};Left before being seen\n"
            f"Bogle;Tiana;21/06/2010;ZZ1 8LN;Stab wound to forearm;{day};Police informed\n"
        )
    return (
        "Pupil surname,Pupil forename,Date of birth,Reason for referral,Date\n"
        f"Naylor,Bethan,03/05/2011,Waits behind the retail park with older young people,{day}\n"
        f"Ó Briain,Fionn,{later},Threatened by message to carry a bag,{day}\n"
        f"Holroyd,,12/09/2010,Absent since half term and seen in town,{day}\n"
    )


def _arrive(
    world: World,
    made: Made,
    by: str,
    area: str,
    sent: datetime,
    urgency: Urgency,
    *,
    acknowledged: bool = False,
    asked: bool = False,
) -> None:
    def arrive() -> None:
        referral = entering.refer(world, made, by=by, area=area, urgency=urgency)
        coordinator = entering.coordinator_of(world, referral)
        if acknowledged:
            world.story.at(sent + timedelta(hours=5), partial(referrals.acknowledge, coordinator, referral=referral))
        if asked:
            text = words.MORE_WANTED.replace("{n}", made.forename)
            moment = sent + timedelta(hours=22)
            world.story.at(moment, partial(referrals.ask_for_more, coordinator, referral=referral, text=text))

    world.story.at(sent, arrive)


def _send_and_decide(world: World, made: Made, by: str, area: str, number: int) -> None:
    referral = entering.refer(world, made, by=by, area=area)
    decided = clock.now() + timedelta(days=world.rng.choice((2, 3, 6)))
    world.story.at(decided, partial(_decide, world, referral, number))


def _decide(world: World, referral: Referral, number: int) -> None:
    coordinator = entering.coordinator_of(world, referral)
    if number % 3 == 2:
        to = words.REFERRED_ON_TO[number // 3]
        referrals.refer_on(coordinator, referral=referral, to=to, note="They know of it and will ring within the week.")
    else:
        reason, note = _NOT_MET[number % 2], words.NOT_MET_NOTES[number % 2]
        referrals.not_met(coordinator, referral=referral, reason=reason, note=note)


def _plain(name: str) -> str:
    """Return a name as somebody types it who has no accents on the keyboard."""
    return name.translate(str.maketrans("łŁńśóąęćżźáéíêëâŷöúàèìòùọẹạ", "lLnsoaeczzaeieeayouaeiouoea"))
