"""The lexicon: which words name which measure, dimension and area. Data in YAML, checked on load."""

from ingest.lexicon.load import Lexicon, LexiconError, Phrase, load_lexicon
from ingest.lexicon.schema import MetricEntry

__all__ = ["Lexicon", "LexiconError", "MetricEntry", "Phrase", "load_lexicon"]
