"""What happened to or by a young person; what a reader may see is decided for each participant."""
