"""Measuring the pages at size, each beside what the stack alone costs for the same operation (`make bench`)."""
