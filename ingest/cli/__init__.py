"""The command line: reads arguments, calls, prints. It holds no logic, and nothing imports it."""

from ingest.cli.app import main

__all__ = ["main"]
