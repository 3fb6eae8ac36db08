"""What those who refer write. `{n}` is the young person's forename."""

REASONS = (
    "{n} was hurt on the way home from school and has been late or absent since. Staff think that {n} is being asked to hold things for older young people.",
    "Two suspensions this term, new clothes and a second telephone. {n} has stopped seeing old friends and is picked up in cars nobody knows.",
    "Came to the emergency department with a stab wound to the thigh. Would not say who. Agreed to see the navigator once.",
    "Missing four times since September, found twice in the same town. Carer asks for help and is frightened.",
    "Named in three violent incidents in the last year, in one of them as the person hurt. Willing to talk to a mentor, not to police.",
    "Carries a knife “because everybody does”. First arrest last month. Bright, and bored since the exclusion.",
    "A group of pupils meets behind the retail park at lunch and after school; {n} comes back upset, twice with a torn blazer.",
    "Younger brother of a young person already known to us. Has begun to copy and to be sent on errands.",
)

WORRIES = (
    "That {n} is hurt again. The same people were seen at the gate on Friday.",
    "That debts are being made up for {n}, and that the family is threatened for them.",
    "That {n} is seen as trouble and nobody asks what happened first.",
    "That exclusion takes away the last place where adults see {n} every day.",
)

YOUNG_PERSON_SAYS = (
    "“I’m fine, it’s sorted.” Then asked whether a different way home could be arranged.",
    "Says that school cares more about blazers than about who waits outside.",
    "Would like a mentor who is not from here and does not wear a lanyard.",
    "Not asked yet: {n} has not been in since, and asking by telephone did not seem safe.",
)

FAMILY_SAYS = (
    "Mother wants help and wants it quietly. Father has moved out and rings daily.",
    "Grandmother has noticed money and new trainers; she has not asked.",
    "Carer feels blamed by everybody and would like somebody to listen first.",
    "Parents know of the referral and agree.",
)

STRENGTHS = (
    "Funny, quick with numbers, looks after a younger sister. Football coach would have {n} back tomorrow.",
    "Turns up for anything with engines. Trusts the pastoral manager.",
    "Grandmother, mosque youth group and a cousin at college who is on {n}’s side.",
    "Draws beautifully and knows it. Has never missed a Thursday at the art room.",
)

BEFORE_CONTACT = (
    "Ring mother first on her mobile, not the house.",
    "Do not send anything in writing: {n}’s brother opens the post.",
    "Safe to see {n} at school during period 5.",
    "",
)

NOT_MET_NOTES = (
    "One incident at school, well handled there, and nothing since. Early help is in place. Referrer told how to come back.",
    "Already worked with under another programme; passed what is new to that lead worker.",
)

RATIONALES = (
    "Harm is outside the home and in places we know; a worker and a plan for those places can change it.",
    "Meets the criteria on both harm suffered and who has influence. Family want help now.",
    "Hurt once and followed since; hospital, school and police all say the same.",
    "Exploitation indicators in three agencies’ records that nobody had laid side by side before.",
)

WHY_NO_CHILD_PROTECTION = "No sign of harm by anybody at home; talked through with the duty social worker."
NOT_TOLD = "It was not safe to ask at home, and they have not been in school."
MORE_WANTED = "Who saw the people at the gate, and is there anybody {n} would like to be contacted by?"
REFERRED_ON_TO = (
    "Early help, Calderwick",
    "Child and adolescent mental health service",
    "Family support at the school",
)
PANEL_STEPS = (
    "First meeting agreed with family; a mentor goes, not the police alone",
    "Met at home with an adult they trust; told what we know, what we offer and what happens if harm goes on",
    "Offer made in person: mentor, course, health, help for the family",
    "Took up the offer and has met the mentor",
)
EVIDENCE = {
    "at_risk": "Referral and what two agencies hold beside it",
    "victim": "Recorded as the person harmed; hospital and police agree",
    "suspected_harmer": "Named in two police reports; not charged",
    "convicted_harmer": "Finding of guilt at the youth court; order in force",
}
