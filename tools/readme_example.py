"""Writes the answer of the README's query into the README, from the published warehouse."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
EXAMPLE = re.compile(r'(\$ \.venv/bin/panelbook query "\n(?P<sql>.*?)"\n)(?P<answer>.*?)(```)', re.DOTALL)


def main() -> None:
    """Run the query, and replace what stands below it."""
    text = README.read_text(encoding="utf-8")
    found = EXAMPLE.search(text)
    assert found is not None, "README.md has no example"
    command = [sys.executable, "-c", "from ingest.cli import main; main()", "query", found["sql"]]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    answer = "\n".join(line.rstrip() for line in printed.splitlines() if line.strip())
    README.write_text(
        text[: found.start("answer")] + answer + "\n" + text[found.end("answer") :], encoding="utf-8"
    )


if __name__ == "__main__":
    main()
