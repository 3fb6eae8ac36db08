"""Casework: multi-agency case management for focused deterrence and contextual safeguarding."""
