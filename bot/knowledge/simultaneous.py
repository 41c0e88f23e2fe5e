"""Reminders of matches that kick off at one time: how many of them one message tells."""

FEWEST = 3
"""Two matches are told one by one."""
MOST = 20
"""Matches that one message lists: their lines, struck out and corrected, fit into one of every platform's."""
