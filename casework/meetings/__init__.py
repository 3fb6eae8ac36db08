"""The table the agencies sit around: series, meetings, agenda, updates, decisions, minutes."""
