"""Moderators at work: the real program, and the real clients of Discord and Telegram on loopback."""
