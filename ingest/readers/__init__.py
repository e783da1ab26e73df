"""Readers: a published file to blocks with stable places. They know nothing of extraction."""

from ingest.readers.registry import find_papers, is_known_kind, read_paper

__all__ = ["find_papers", "is_known_kind", "read_paper"]
