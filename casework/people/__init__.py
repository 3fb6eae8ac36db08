"""Young people: who they are, by which numbers agencies know them, and who may be the same."""
