"""The report as files: PDF and spreadsheet, of the same chapters as the page."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from casework.core.pdf import MARKING, Front, paragraph, render, table
from casework.core.refs import show_ref
from casework.reports import charts
from casework.reports.spreadsheet import Cell, workbook
from casework.reports.writing import Chapter, Report

EXACT = "Exact figures: not for sharing"


def pdf(report: Report, partnership: str) -> bytes:
    """Return the report as a PDF: one page a councillor can read, then the chapters."""
    story: list[Flowable] = [paragraph(report.title, "title"), paragraph(f"{report.about}. {report.period}.")]
    if report.is_exact:
        story.append(paragraph(EXACT, "heading"))
    story.append(paragraph(report.headline, "lead"))
    for heading, text in report.summary:
        story += [paragraph(heading, "heading-small"), paragraph(text)]
    for chapter in report.chapters:
        story += _chapter(chapter)
    story.append(paragraph("About these figures", "heading"))
    story += [paragraph(note, "small") for note in report.notes]
    marking = f"{MARKING} – {EXACT.lower()}" if report.is_exact else MARKING
    front = Front(report.title, show_ref(report.ref), partnership, marking)
    return render(front, story)


def _chapter(chapter: Chapter) -> list[Flowable]:
    opening: list[Flowable] = [paragraph(chapter.heading, "heading"), paragraph(chapter.finding)]
    if chapter.chart is not None:
        opening += [charts.drawing(chapter.chart), Spacer(0, 8)]
    rows = [[line.label, *(_printed(cell) for cell in line.cells)] for line in chapter.lines]
    widths = [3.4, *([1.2] * len(chapter.columns))] if len(chapter.columns) > 1 else [2, 1]
    story: list[Flowable] = [
        KeepTogether(opening),
        table(["", *chapter.columns], rows, widths, numbers_from=1),
        Spacer(0, 6),
    ]
    if chapter.note:
        story.append(paragraph(chapter.note))
    story.append(paragraph("How this was worked out", "heading-small"))
    story += [paragraph(f"{term}: {text}", "small") for term, text in chapter.definitions]
    return story


def spreadsheet(report: Report) -> bytes:
    """Return the report as a workbook of one sheet, numbers as numbers."""
    rows: list[list[Cell]] = [[report.title], [show_ref(report.ref)], [f"{report.about}. {report.period}."]]
    headings = [0]
    if report.is_exact:
        headings.append(len(rows))
        rows.append([EXACT])
    rows.append([report.headline])
    for chapter in report.chapters:
        rows.append([])
        headings += [len(rows), len(rows) + 2]
        rows += [[chapter.heading], [chapter.finding], ["", *chapter.columns]]
        rows += [[line.label, *line.cells] for line in chapter.lines]
        rows += [[chapter.note]] if chapter.note else []
        rows += [[f"{term}: {text}"] for term, text in chapter.definitions]
    rows.append([])
    for note in report.notes:
        rows.append([note])
    return workbook(report.title, rows, headings=headings)


def _printed(cell: str | int) -> str:
    return f"{cell:,}" if isinstance(cell, int) else cell
