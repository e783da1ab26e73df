"""Pages from templates, and files written only where they differ from what an earlier build wrote."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jinja2

from ingest.website import addresses, words

TEMPLATES = Path(__file__).with_name("templates")


class Writer:
    """Writes files below `folder`; one that is the same in `earlier` becomes a second name of that file.

    So a page that did not change keeps its bytes and its time, and a copy of the site moves only the rest.
    """

    def __init__(self, folder: Path, earlier: Path | None = None) -> None:
        self.folder, self.earlier = folder, earlier
        self.written: dict[str, int] = {}
        """Bytes of each file that was written, by address."""
        self.kept = 0

    def write(self, address: str, content: str | bytes) -> None:
        """Write one file; text as UTF-8 with LF line ends."""
        data = content.encode() if isinstance(content, str) else content
        target = self.folder / address
        if address in self.written:
            raise ValueError(
                f"Two pages of the site have the address {address}: their ids differ too little."
            )
        self.written[address] = len(data)
        if target.exists() and target.read_bytes() == data:
            self.kept += 1
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # it may be a second name of an earlier release's file
        same = self.earlier / address if self.earlier else None
        if same and same.is_file() and same.stat().st_size == len(data) and same.read_bytes() == data:
            try:
                os.link(same, target)
                self.kept += 1
                return
            except OSError:  # another disk, or a file system without second names
                pass
        target.write_bytes(data)

    def drop_others(self, but: Iterable[str] = ()) -> None:
        """Remove files below `folder` that this build did not write, but those below the folders named."""
        spared = tuple(f"{name}/" for name in but)
        for path in self.folder.rglob("*"):
            address = path.relative_to(self.folder).as_posix()
            if path.is_file() and address not in self.written and not address.startswith(spared):
                path.unlink()


class Pages:
    """Fills templates, with every value escaped, and writes the pages."""

    def __init__(self, writer: Writer, **everywhere: object) -> None:
        self.writer = writer
        self._env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=in_reading_order,
        )
        self._env.filters.update(capfirst=words.capfirst, lowfirst=words.lowfirst)
        self._env.globals.update(everywhere, to=addresses, words=words)

    def page(self, address: str, template: str, **values: Any) -> None:
        """Fill templates/<template>.html for the page at `address`; `link` in it leads to another address."""

        def link(target: str) -> str:
            return addresses.relative(target, address)

        text = self._env.get_template(template if "." in template else f"{template}.html").render(
            values, link=link, address=address
        )
        self.writer.write(address, text)


# Marks that turn the direction of text. One that a paper leaves open would end the isolation of its own
# element (the browser closes the innermost first) and turn the page's words around.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def in_reading_order(value: object) -> object:
    """Return a value to be printed, without marks that turn the direction of what follows."""
    return value.translate(_TURNING) if isinstance(value, str) else value
