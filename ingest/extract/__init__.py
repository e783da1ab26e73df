"""Extraction: every figure of a paper, and what it means."""
