"""What the people of the demonstration write: sentences with many variants, in the plain voice of case notes."""
