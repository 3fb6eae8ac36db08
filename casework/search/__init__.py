"""One box: a reference, a name, a date of birth, an identifier."""
