"""Who somebody is, what their roles let them do, and which records they may see."""
