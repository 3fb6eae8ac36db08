"""From figures to a report that a councillor can read: findings in sentences, tables, charts, definitions."""

from casework.reports.writing.report import card, write
from casework.reports.writing.types import Card, Chapter, Line, Report

__all__ = ["Card", "Chapter", "Line", "Report", "card", "write"]
