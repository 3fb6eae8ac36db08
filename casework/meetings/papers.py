"""The papers of a meeting: an extract for one file, an agenda and an action sheet that carry references only."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from casework.actions.queries import Row
from casework.core import clock
from casework.core.actor import Actor
from casework.core.pdf import Front, paragraph, render, table
from casework.core.refs import show_ref
from casework.core.web import show_date, show_datetime
from casework.meetings.minutes import Extract, Head, Line
from casework.meetings.models import Meeting
from casework.meetings.queries import Item
from casework.meetings.types import ITEM_REASON_LABELS, ItemStatus


def extract_pdf(
    actor: Actor, meeting: Meeting, head: Head, extract: Extract, *, partnership: str, sha256: str | None
) -> bytes:
    """Return one item's extract of the minutes, for the file of at most one young person.

    `sha256` is the digest kept when the minutes were agreed; without it the paper is marked as a draft.
    """
    about = extract.title if extract.person_ref is None else f"{extract.title} ({show_ref(extract.person_ref)})"
    state = "Minutes, agreed" if sha256 else "Minutes, draft: not yet agreed"
    story: list[Flowable] = [
        paragraph(head.series, "title"),
        paragraph(f"{state}. Extract: {about}", "lead"),
        paragraph(f"{show_datetime(meeting.starts_at)}. {head.place}".strip()),
        paragraph(f"Chair: {head.chair}. Made for {actor.name}, {actor.agency_name}, {show_date(clock.today())}."),
    ]
    if extract.born:
        story.append(paragraph(f"Date of birth: {extract.born}"))
    story += [paragraph("Who was there", "heading"), paragraph(_quorum(head))]
    story.append(table(["Agency", "Attendance"], [(line.heading, line.text) for line in head.attendance]))
    if extract.conflicts:
        story += _part("Conflicts of interest", ["Who", "What, and what was done"], extract.conflicts)
    story += _part("Updates", ["Agency", "What was said"], extract.updates)
    story += _part("Decisions", ["Decision", "Why"], extract.decisions)
    story += _part("Actions", ["Reference", "What was promised"], extract.actions)
    if sha256:
        story += [paragraph("Digest of this extract as agreed (SHA-256)", "heading-small"), paragraph(sha256, "small")]
    return render(_front(meeting, f"Minutes: {head.series}", extract.item_ref, partnership), story)


def agenda_pdf(meeting: Meeting, items: Sequence[Item], *, partnership: str) -> bytes:
    """Return the agenda on paper: young people by reference only (PRACTICE §2.14)."""
    rows = [
        (str(number), _by_reference(item), ITEM_REASON_LABELS[item.row.reason], item.cohort_name or "")
        for number, item in enumerate((one for one in items if one.row.status is not ItemStatus.DROPPED), start=1)
    ]
    story = [
        paragraph(meeting.series.name, "title"),
        paragraph(f"Agenda. {show_datetime(meeting.starts_at)}. {meeting.place}".strip(), "lead"),
        table(["", "Item", "Why", "Cohort"], rows, widths=[1, 5, 3, 5]),
    ]
    return render(_front(meeting, f"Agenda: {meeting.series.name}", meeting.ref, partnership), story)


def action_sheet_pdf(meeting: Meeting, rows: Sequence[Row], *, partnership: str) -> bytes:
    """Return what was promised at a meeting: references, owners and deadlines, and no name of a young person.

    The words of an action may name somebody, so they stay behind the sign-in.
    """
    cells = [
        (
            show_ref(row.action.ref),
            show_ref(row.person_ref) or "None named",
            row.action.owner.name if row.action.owner else row.action.owner_name or "",
            row.action.agency.name,
            show_date(row.action.due_on),
        )
        for row in rows
    ]
    story = [
        paragraph(meeting.series.name, "title"),
        paragraph(f"Actions promised on {show_datetime(meeting.starts_at)}", "lead"),
        paragraph("Sign in and look an action up by its reference to see what is to be done."),
        table(["Action", "Young person", "Owner", "Agency", "Due"], cells, widths=[3, 3, 4, 5, 4]),
    ]
    return render(_front(meeting, f"Actions: {meeting.series.name}", meeting.ref, partnership), story)


def _front(meeting: Meeting, title: str, reference: str, partnership: str) -> Front:
    return Front(
        title=f"{title}, {show_date(meeting.starts_at)}", reference=show_ref(reference), partnership=partnership
    )


def _quorum(head: Head) -> str:
    enough = "quorate" if head.quorate else "not quorate"
    return f"{head.present} of the agencies that make a quorum of {head.quorum} were there: the meeting was {enough}."


def _part(heading: str, header: list[str], lines: tuple[Line, ...]) -> list[Flowable]:
    title = paragraph(heading, "heading")
    if not lines:
        return [title, paragraph("None recorded.")]
    return [title, table(header, [(line.heading, line.text) for line in lines], widths=[1, 2])]


def _by_reference(item: Item) -> str:
    return f"Young person {show_ref(item.person_ref)}" if item.person_ref else item.row.title
