"""Pages about signing in, one's own account, and administration."""
