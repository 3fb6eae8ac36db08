"""The append-only trail: every change, every look, sealed into a chain."""
