"""The work with one young person in one membership, from acceptance to closure."""
