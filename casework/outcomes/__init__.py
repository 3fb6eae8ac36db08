"""What changed: outcome checks, education and work at the start and now, and the statistics behind the report."""
