"""Doubtful figures and the decisions of people on them: what waits, what was decided, what no longer fits."""
