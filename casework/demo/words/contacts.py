"""Notes of contacts. `{n}` is the young person's forename."""

from casework.cases.types import Attendance, InterventionKind, VoiceHow

K, A = InterventionKind, Attendance

HAPPENED: dict[InterventionKind, tuple[str, ...]] = {
    K.VISIT: (
        "Met {n} at home with their mother in the kitchen. Went through the plan for the next fortnight. {n} showed me the letter from college and we filled in the bursary form together.",
        "Home visit. {n} was in their room at first and came down after ten minutes. Talked about getting to and from school without crossing the precinct; we drew two ways home on a map.",
        "{n} made us tea. Spoke about the argument with their cousin last weekend and what helped {n} walk away from it. Carer says nights are calmer.",
        "Visited as planned. {n} has started sleeping at their grandmother’s on school nights and says it is quieter there. Agreed that I ring the grandmother on Fridays.",
        "Doorstep at first, then a walk to the canal and back. {n} spoke more once we were outside. No injuries seen. Phone is working again.",
        "Saw {n} with the family worker. We looked at the timetable the school has offered and marked the lessons that feel manageable.",
        "Visit to the placement. {n}’s key worker joined for the last part. Staff say {n} has been in by ten every night this week.",
        "Short visit, {n} was tired after a late shift. Checked the safety plan: both numbers are still right, and {n} knows to ring before going near the bus station.",
        "{n} and I cleared out the box of letters. Two of them were about an appointment {n} did not know of; rang from the sofa and moved it to next Wednesday.",
    ),
    K.SESSION: (
        "Session 1 on what matters to {n}. Used the picture cards. Family and football came out on top; being looked at in shops came out as the thing {n} would change.",
        "Worked on triggers and exits. {n} named three times of day that feel risky and chose one thing to try for each. Left the sheet with {n}.",
        "Boxing gym with the mentor, then half an hour talking in the car park. {n} trained hard and shook hands with somebody they had fallen out with.",
        "Careers session: looked at the bricklaying taster and the level 1 motor vehicle course. {n} prefers motors and wants to visit on the open day.",
        "Session about the effect of what happened on everybody there. {n} was quiet and then asked whether a letter would be wanted. Will ask the restorative worker.",
        "Finished the health questions together. {n} would like help with sleep and agreed to see the nurse at the drop-in.",
        "Kitchen session at the centre: {n} cooked for four and led the washing up. Talked about money that people offer and what they ask for afterwards.",
        "One to one at the library. Wrote the first half of a CV. {n} is proud of the summer work at the market and it shows.",
        "Mentor and {n} at the climbing wall. {n} got to the top of the blue route at the third go. Talked on the bench about asking for help.",
    ),
    K.CALL: (
        "Rang {n} to check Thursday is still on. It is. {n} sounded cheerful and had been at college both days.",
        "Telephone call with {n} and then with their father. Reminded both about the review and asked what each would like said there.",
        "Called after the incident in the park. {n} was at home and safe, did not want to talk about it yet, and asked me to ring tomorrow after four.",
        "Quick call: {n} has the bus pass. Agreed to meet outside the library as the centre is shut.",
        "{n} rang me. Wanted to know whether going to the birthday would break anything; talked it through and {n} decided to leave by nine.",
        "Call to say how the panel went, as promised. {n} asked good questions about who knows what.",
    ),
    K.MESSAGE: (
        "Text to confirm tomorrow at the usual place. {n} answered with a thumb up within the hour.",
        "Messages back and forth about the interview: what to wear, which bus, whom to ask for. {n} will ring when out.",
        "{n} sent a photograph of the certificate from the first-aid day. Told {n} how good that is.",
        "Sent the address of the dentist again. {n} answered that it is booked for Monday.",
    ),
}

ABSENT: dict[Attendance, tuple[tuple[str, str], ...]] = {
    A.ACCEPTABLE: (
        ("Unwell", "{n}’s mother rang in the morning: {n} has a temperature and stayed in bed. Moved to next week."),
        (
            "Exam",
            "{n} told me beforehand that the mock exam had been moved. We spoke for five minutes on the telephone instead.",
        ),
        (
            "Family emergency",
            "{n} was at the hospital with their grandfather. Sent a message to say I was thinking of them; {n} answered.",
        ),
        (
            "Started work at short notice",
            "{n} was offered a shift at the warehouse. Glad of it; agreed on evenings from now on.",
        ),
        ("Court date", "{n} had to be at court with their mother. Will ask how it went."),
    ),
    A.UNACCEPTABLE: (
        (
            "",
            "Waited 25 minutes at the centre. Rang twice, no answer. Sent a message that there is no trouble and that I will try again on Thursday.",
        ),
        (
            "",
            "No answer at the door, although somebody was in. Left a card in an envelope without our name on it, as agreed with {n}.",
        ),
        (
            "",
            "{n} did not come and did not say why. Rang the school: {n} was in this morning and well. Will catch {n} at the end of the day tomorrow.",
        ),
        ("", "Not there. A friend said {n} had gone into town. Tried the telephone again at six, went to voicemail."),
        (
            "",
            "{n} said on the step that today was not a good day and closed the door. Said I would come back on Monday; {n} nodded.",
        ),
    ),
    A.LOGISTICS: (
        ("Buses off", "The buses were off after the flooding and {n} could not get in. {n} rang to say so."),
        (
            "Room double-booked",
            "The room had been given to somebody else. Met {n} at the door and set another time. Our fault; said sorry.",
        ),
        ("Worker unwell", "I was off sick. A colleague rang {n} before they set out."),
        (
            "Taxi did not come",
            "The taxi the school books did not come. {n} was ready and waiting. Have asked the school to check.",
        ),
    ),
}

NO_ANSWER = (
    "Rang at four and again at six, voicemail both times. Sent a text that says only who I am and that nothing is wrong.",
    "No answer. Their mother picked up the house telephone and will say that I rang.",
    "Two messages this week, seen and not answered. Will try through the school’s pastoral manager.",
    "The number no longer works. Asked the social worker for the new one.",
)

VOICES: tuple[tuple[str, VoiceHow], ...] = (
    ("“It’s the walk home that does my head in, not the school.”", VoiceHow.SAID),
    ("“If I don’t answer it’s not that I don’t want to. It’s just loud in here.”", VoiceHow.SAID),
    ("“I want to do motors. Nobody asked me before what I want to do.”", VoiceHow.SAID),
    ("“My nan doesn’t shout. I can think there.”", VoiceHow.SAID),
    ("“Don’t send letters. My brother opens everything.”", VoiceHow.SAID),
    ("“You came back. Most people come the once.”", VoiceHow.SAID),
    ("“I’m not scared of him. I’m tired of it, that’s all.”", VoiceHow.SAID),
    ("“I just want to get through one week without somebody ringing my mum.”", VoiceHow.SAID),
    ("“Can you tell them I was there? I was actually there.”", VoiceHow.SAID),
    ("“Boxing’s the only place where nobody looks at you funny.”", VoiceHow.SAID),
    ("Wrote on the sheet: “less drama, more money, see my little sister on Sundays”.", VoiceHow.WROTE),
    ("Wrote: “I felt OK because we was outside”.", VoiceHow.WROTE),
    ("Put the card “trust” at the bottom of the pile, then moved it up to the middle.", VoiceHow.SHOWED),
    ("Drew the way home and coloured the underpass black.", VoiceHow.SHOWED),
    ("Mother says that since the mentor started, there is talking at dinner again.", VoiceHow.THROUGH_SOMEBODY),
)

PLACES: dict[InterventionKind, tuple[str, ...]] = {
    K.VISIT: ("At home", "Grandmother’s flat", "The placement", "Family centre, room 2"),
    K.SESSION: (
        "Loom Lane youth centre",
        "Central library, upstairs",
        "The boxing gym",
        "Lock Gate project",
        "School, room G4",
    ),
    K.CALL: ("",),
    K.MESSAGE: ("",),
}

PURPOSES = (
    "Go through the safety plan",
    "First session with the mentor",
    "College open day: travel together",
    "Review what has been tried since last time",
    "Talk about sleep and the nurse’s drop-in",
    "See how the new timetable is going",
    "Prepare for the panel: what does {n} want said?",
    "Hand over the bus pass and try the route",
)
