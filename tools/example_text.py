"""The example papers as plain text, Markdown and a council's web page."""

from __future__ import annotations

from html import escape
from typing import Any

Paper = dict[str, Any]


def parts(paper: Paper) -> list[tuple[str, Any]]:
    """Return the parts in order: ('heading', words), ('paragraph', numbered words) or ('table', table)."""
    out: list[tuple[str, Any]] = []
    number = 0
    for part in paper["parts"]:
        if "heading" in part:
            out.append(("heading", part["heading"]))
        elif "table" in part:
            out.append(("table", part))
        else:
            for words in part["paragraphs"]:
                number += 1
                out.append(("paragraph", f"{number}. {words}"))
    return out


def text(book: Paper, paper: Paper) -> bytes:
    """Return the text that a pack gives when it is turned into text: tables with tabs."""
    lines = [
        book["panel"],
        "Agenda",
        book["panel"],
        f"**{paper['date']}, 10.00 am\n{book['place']}**",
        paper["title"],
    ]
    for kind, part in parts(paper):
        if kind == "table":
            rows = [part["header"], *part["rows"]]
            lines += [part["table"], "\n".join("\t".join(row) for row in rows)]
        else:
            lines.append(part)
    return ("\n\n".join(lines) + "\n").encode()


def markdown(book: Paper, paper: Paper) -> bytes:
    """Return Markdown: headings, and tables with pipes."""
    lines = [f"# {book['panel']}", f"**{paper['date']}, 10.00 am, {book['place']}**", f"## {paper['title']}"]
    for kind, part in parts(paper):
        if kind == "heading":
            lines.append(f"### {part}")
        elif kind == "table":
            rule = ["---", *["---:"] * (len(part["header"]) - 1)]
            rows = [part["header"], rule, *part["rows"]]
            lines += [f"**{part['table']}**", "\n".join(f"| {' | '.join(row)} |" for row in rows)]
        else:
            lines.append(part)
    return ("\n\n".join(lines) + "\n").encode()


def web_page(book: Paper, paper: Paper) -> bytes:
    """Return a saved page of a council: navigation and footer around the report."""
    body = []
    for kind, part in parts(paper):
        if kind == "heading":
            body.append(f"<h3>{escape(part)}</h3>")
        elif kind == "table":
            body.append(_table(part))
        else:
            body.append(f"<p>{escape(part)}</p>")
    return _PAGE.format(
        panel=escape(book["panel"]),
        date=escape(paper["date"]),
        place=escape(book["place"]),
        title=escape(paper["title"]),
        body="\n".join(body),
    ).encode()


def _table(part: dict[str, Any]) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in part["header"])
    rows = "\n".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(c)}</td>" for c in row[1:])
        + "</tr>"
        for row in part["rows"]
    )
    caption = f"<caption>{escape(part['table'])}</caption>"
    return f"<table>\n{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>{title} - {panel} - Northmarch Council</title></head>
<body>
<nav><ul>
<li><a href="/">Home</a></li>
<li><a href="/bins">Bins</a></li>
<li><a href="/meetings">Meetings</a></li>
</ul></nav>
<main>
<h1>{panel}</h1>
<p>{date}, 10.00 am, {place}</p>
<h2>{title}</h2>
{body}
</main>
<footer><p>Northmarch Council, 1 Moot Square, Northmarch</p></footer>
</body>
</html>
"""
