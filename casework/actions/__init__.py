"""The action and its life, wherever it was promised."""
