"""The picture now, risks, goals, reviews and endings. `{n}` is the young person's forename."""

from casework.cases.types import RiskLevel

R = RiskLevel

NOW: dict[RiskLevel, tuple[str, ...]] = {
    R.LOW: (
        "{n} is in college four days out of five, sees the mentor weekly and has not been near the precinct for two months. Family say evenings are calm. Next: help with the driving theory fee.",
        "Settled at the grandmother’s. No missing episodes since the summer. {n} wants to keep the boxing and see us less; we are going down to once a month.",
        "Back on the football team, in by nine on school nights, and laughing about it. The last two reviews were short. {n} would like one more visit to college together.",
        "Things are calm. {n} and the other family nod at each other in the street. The certificate came; the interview is on the 9th.",
        "{n} says “it’s boring now, in a good way”. Attendance is over ninety per cent. Keep the door open and step back.",
        "Working part time at the garage and liking it. One wobble in the holidays, which {n} told us about first. Coming to the end together.",
    ),
    R.MEDIUM: (
        "School is patchy but {n} is back three mornings a week. Still goes past the bus station, where the trouble was. The mentor is the adult {n} answers. Watch: money {n} cannot explain.",
        "{n} has a safe way home and uses it most days. The argument with the other family has cooled but is not over. Mother is worn out and has asked for a break.",
        "Health are seeing {n} about sleep and headaches. Two sessions missed this month with good reasons. {n} says the plan is theirs now, and knows whom to ring.",
        "{n} met the restorative worker twice and wants to go on. Gets into rows on the bus home; leaves five minutes later now and that helps. Money is short at home.",
        "Good weeks and bad weeks. In the good ones {n} trains and goes to maths; in the bad ones nobody knows where the evenings go. Carer rings us first now.",
        "Moved to the smaller site at school and has one teacher {n} likes. An older cousin still sends errands; {n} has said no twice and told us.",
        "{n} started the taster and missed the second week after a fall-out. Tutor will keep the place until Friday. Sleep is better since the nurse.",
        "Quiet on the outside. {n} tells the mentor that people from before have found the new number. Police have it; the way home has been changed again.",
        "New flat since last month, further from friends both good and bad. {n} is bored. Getting the course to start before the holidays is what matters most.",
    ),
    R.HIGH: (
        "{n} was hurt in August and has not wanted to go out alone since. Older young people still wait near the school on Fridays. Police know the place and the time. The safety plan is with school, home and us.",
        "Missing twice in three weeks, both times found across the county. {n} will not say with whom. Exploitation worker and police meet us on Monday. {n} answers messages, not calls.",
        "{n} carries something “for the walk home” and says so. Arguments with two families have run together. Meeting with school and police on Thursday; the mentor rings every evening at six.",
        "Debt to people {n} will not name, a split lip, and a door that was kicked. Housing have the repair. {n} sleeps at the uncle’s three nights a week.",
        "Named in messages after the fight outside the youth centre, both as hurt and as having hurt. {n} wants it to stop and does not know how. One worker, one plan, no surprises.",
        "Not at school since the assault. Comes to the library if we walk together. Nurse says the headaches need to be seen, and {n} has agreed to go.",
        "Things have moved quickly: excluded, a new group of friends, a new phone. {n} is warm with the mentor and cool with everybody in a lanyard. We go at that pace.",
    ),
    R.VERY_HIGH: (
        "A threat was made last week and is believed. {n} is staying with an aunt; the address is with the police and social care only. Nobody visits alone. {n} wants to go home and has been told honestly why not yet.",
        "Two threats in a month, one at the door. Mother and {n} have asked to move and housing have not answered. Patrols pass at four and at eight. {n} comes to the centre by taxi.",
        "Injured ten days ago, home from hospital with an outpatient appointment. Those who did it have not been found. Daily contact by telephone, visits in twos. {n} is frightened and says so, which is new.",
    ),
}

RISK_WHY: dict[RiskLevel, tuple[str, ...]] = {
    R.LOW: (
        "No incident for three months, in education, two adults {n} turns to.",
        "What worried us at the start is no longer so: no missing episodes, no unexplained money, safe way home in use.",
    ),
    R.MEDIUM: (
        "Still goes where the harm happened, but not alone, and tells us. Protective: mentor, grandmother, course.",
        "One worrying contact since the last review; plan holds.",
        "Less at school than agreed; carer is tired. Nothing new from police or hospital.",
    ),
    R.HIGH: (
        "Hurt once, followed twice since. The place and the people have not changed yet.",
        "Missing overnight twice with older people we do not know.",
        "Excluded with nothing in its place; messages on the phone that {n} did not want us to see and then showed us.",
    ),
    R.VERY_HIGH: (
        "Believed threat to life; police have served a warning and the address is restricted.",
        "Serious injury within the fortnight and those responsible not found.",
    ),
}

GOALS: tuple[tuple[str, str], ...] = (
    ("Get to school and home again without going past the precinct", "Try the number 14 bus on Monday with a worker"),
    ("Start the motor vehicle course in January", "Visit on the open day and hand in the form"),
    ("Sleep before midnight on school nights", "See the nurse at the Thursday drop-in"),
    ("See my little sister every Sunday", "Ask social care who must agree, and by when"),
    ("Finish the food hygiene certificate", "Two more mornings at the centre kitchen"),
    ("Pay back what I owe without doing favours", "Meet the money adviser together"),
    ("Keep boxing on Tuesdays and Thursdays", "Find who can pay for the gum shield and fees"),
    ("Stay out of the group chat for a month", "Look at the list of blocked numbers together on Friday"),
    ("Say sorry in a way that is wanted", "Restorative worker to ask the other family"),
    ("Have my own bank card and identity papers", "Order the birth certificate"),
    ("Be the one who rings when plans change", "Save three numbers and try each once"),
    ("Get my stitches looked at and the headaches checked", "Outpatients, with a lift there and back"),
)

GOAL_NOTES = (
    "Two weeks in a row now.",
    "Harder than it looked; {n} wants to keep it.",
    "Done together, {n} did the talking.",
    "{n} changed how it is worded, so that it is theirs.",
)

REVIEWS = (
    "Reviewed with {n}, carer and school. What helps: one worker, one day, no letters. Keep going as planned; look again in six weeks.",
    "Six-week review. Attendance better, evenings still risky. Mentor goes to twice weekly until half term.",
    "Twelve-week review. Most of the plan is done. {n} asked for the last part to be about work and not about the past.",
    "Reviewed at the library. {n} brought a list. School will move the lesson before lunch; we stop the Friday call, which nobody liked.",
    "Carer and {n} both came. The plan for evenings holds on weekdays and not at weekends; the youth project opens on Saturdays from next month.",
    "Short review by telephone. Nothing new from police or hospital. {n} would like the next one outside.",
    "Review without {n}, who said beforehand what should be said: “tell them the course is real”. Read out and written down.",
)

ENDINGS: dict[str, tuple[str, ...]] = {
    "outcomes_achieved": (
        "All but one goal met. {n} is at college, has a Saturday job and knows how to come back to us. Ended with a meal at the centre.",
        "No missing episodes for five months, safe way home in daily use, mentor goes on as a volunteer. {n} chose the date to end.",
    ),
    "needs_met_elsewhere": (
        "Early help and the school’s own mentor carry on from here; handed over in person with {n} in the room.",
    ),
    "stepped_down": (
        "Stepped down to the youth centre’s open sessions. {n} agrees that weekly visits are no longer needed.",
    ),
    "moved_area": (
        "The family have moved to another force area. Handed over by telephone and in writing to the service there, with {n}’s agreement.",
    ),
    "disengaged_after_attempts": (
        "Eleven attempts at different times, places and by three people {n} might trust. No answer. The door is open: letter of how to come back given by hand by the school.",
    ),
    "withdrew_consent_support": (
        "{n} said that it has done what it could for now. Left the number. Safeguarding goes on as it was before.",
    ),
    "declined_offer": (
        "Met {n} twice. {n} heard what was offered and does not want it at present. Nothing follows from that but that we may ask again in spring.",
    ),
    "custody": (
        "{n} is at HMYOI Fenbrook until the spring. Resettlement has the plan and {n} has our number; review before release.",
    ),
    "stepped_up_child_protection": (
        "Now under a child protection plan led by social care, who have all that we hold. Mentor continues within that plan.",
    ),
    "aged_out_transition": ("Eighteen, and handed over to the young adults’ service at two joint meetings.",),
}

WARNINGS: tuple[tuple[str, str], ...] = (
    ("risk_to_visitors", "Large dog, friendly to those who ring first. Ring ten minutes ahead."),
    ("risk_to_visitors", "Visit in twos: an adult who comes and goes has been aggressive to visitors."),
    ("contact", "No letters to the home address. Messages only between four and six."),
    ("contact", "Do not leave messages with the brother."),
    ("health", "Asthma; carries an inhaler. Ask before outdoor sessions in the cold."),
    (
        "risk_to_self",
        "Has spoken of not wanting to be here when things go wrong at home. Safety plan with the nurse; ask directly.",
    ),
)
