"""Prints what the pages of the published site weigh, by kind: python tools/page_weights.py [all]."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

from ingest.settings import load
from ingest.website.publish import site_folder


def kind(address: str) -> str:
    """Return what a page's address is of: ids become a star, a page of its own keeps its name."""
    *folders, name = address.split("/")
    if not folders:
        return name
    last = name if name == "index.html" or folders[0] in {"data", "docs"} else f"*{Path(name).suffix}"
    return "/".join([folders[0], *("*" for _ in folders[1:]), last])


def main(every: bool) -> None:
    """Print a line a kind of page (pages, half of them below, heaviest, which), or one a page."""
    folder = site_folder(load())
    pages = [p for p in sorted(folder.rglob("*.html")) if p.relative_to(folder).parts[0] != "docs"]
    sizes = {p.relative_to(folder).as_posix(): p.stat().st_size for p in pages}
    if every:
        for address, size in sorted(sizes.items(), key=lambda item: -item[1]):
            print(f"{size:>9,}  {address}")
        return
    kinds: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for address, size in sizes.items():
        kinds[kind(address)].append((size, address))
    print(f"{'pages':>7}  {'median':>9}  {'heaviest':>9}  bytes with the chart, styles aside")
    for name, found in sorted(kinds.items(), key=lambda item: -max(item[1])[0]):
        heaviest, address = max(found)
        middle = round(median(size for size, _ in found))
        print(f"{len(found):>7,}  {middle:>9,}  {heaviest:>9,}  {name}: {address}")


if __name__ == "__main__":
    main(sys.argv[1:] == ["all"])
