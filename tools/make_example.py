"""Write every form of the example papers: python -m tools.make_example [DIR] (default: where they are)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import yaml

from tools import example_office, example_text
from tools.example_text import Paper

HERE = Path(__file__).resolve().parents[1] / "examples" / "northmarch"
FORMS: dict[str, Callable[[Paper, Paper], bytes]] = {
    ".txt": example_text.text,
    ".md": example_text.markdown,
    ".html": example_text.web_page,
    ".pdf": example_office.pdf,
    ".docx": example_office.word,
    ".xlsx": example_office.workbook,
}


def forms(source: Path = HERE / "source.yaml") -> dict[str, bytes]:
    """Return the bytes of every form of every paper by its path below the example's folder."""
    book = yaml.safe_load(source.read_text(encoding="utf-8"))
    return {
        f"{suffix[1:]}/{paper['name']}{suffix}": make(book, paper)
        for paper in book["papers"]
        for suffix, make in FORMS.items()
    }


def main() -> None:
    """Write the forms below the folder that is named, one folder a form."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, data in forms().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{path}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
