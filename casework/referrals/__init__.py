"""Requests, from any agency, to consider a young person: how they arrive, are weighed and decided."""
