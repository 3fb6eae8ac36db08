"""The lowest floor: what every domain stands on, and which knows no domain."""
