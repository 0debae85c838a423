"""Resolution: which entity each mention refers to."""
