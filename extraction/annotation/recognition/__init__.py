"""Recognisers: each finds candidate mentions of one label in one sentence."""
