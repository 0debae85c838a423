"""Statements: from resolved mentions to claims with evidence."""
