"""Reading the files agencies send and weighing their rows: pure functions, nothing is stored here."""
