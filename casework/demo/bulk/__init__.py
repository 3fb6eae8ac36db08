"""Loading a large partnership, to measure with."""
