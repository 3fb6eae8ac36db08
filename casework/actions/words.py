"""Words by which rules tell what will be done from who or what it is about. English; extended as people meet it."""

_VERBS_TEXT = """
accompany agree apply arrange ask assess attend book bring build call chase check circulate claim clarify close
collect come commission compile complete confirm consider consult contact convene coordinate cover create
deliver develop discuss draft drive email encourage ensure enrol enquire escalate establish explain explore feed
file find finish follow gather get give go hand help hold identify include inform introduce investigate invite
issue join keep lead liaise link listen log look make map meet mentor monitor move nominate notify obtain offer
open organise pass patrol pay phone plan prepare present provide pursue put raise read reassure reconsider
record re-refer refer register reply report request research respond return review ring run safeguard schedule
screen see secure seek send set share show signpost speak start step stop submit support take talk task
telephone tell test text trace track train try understand undertake update use verify visit work write
"""

_NO_VERBS_TEXT = """
a action actions all an and any as at both by each everybody everyone following for from he her his i in it its
mother mum dad father carer family must need needs no of on our police probation school she should so somebody
someone team that the their them there they this to tba tbc to-do todo we what when who will with worker you
young your
"""

_NOBODY_TEXT = """
agency all anybody anyone both chair duty everybody everyone n/a na nobody none officer partners partnership
police practitioner probation professionals school service services social-worker someone somebody staff tba tbc
team unknown us we worker
"""

VERBS = frozenset(_VERBS_TEXT.split())
"""Verbs with which actions begin."""

NO_VERBS = frozenset(_NO_VERBS_TEXT.split())
"""First words that are plainly no verb."""

NOBODY = frozenset(_NOBODY_TEXT.split())
"""Words that name nobody in particular."""
