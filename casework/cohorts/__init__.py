"""Defined groups worked with under one programme, and young people's time in them."""
