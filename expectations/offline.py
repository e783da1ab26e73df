"""Making Data Docs pages that need no network: what a page would load from elsewhere is taken out."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from expectations.suites import Finding

_SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE)
_ELSEWHERE = re.compile(r"<(?:link|img)\b[^>]*(?:href|src)=[\"'](?:https?:)?//[^>]*>", re.IGNORECASE)
_STYLE = """<style>
body{font-family:system-ui,sans-serif;line-height:1.5;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}th,td{padding:.3rem .8rem;border-bottom:1px solid #b1b4b6;text-align:left;
vertical-align:top}nav,#gx-cta-footer,.modal{display:none}i.fas{display:none}
</style>"""
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Checks on the marts</title>{style}</head><body>
<h1>Checks on the marts</h1>
<p>{met} of {asked} expectations are met. A failing one with severity error stops publication.</p>
{suites}
</body></html>
"""


def write_offline(docs: Path) -> None:
    """Rewrite every page under `docs` without scripts and without links to styles and pictures elsewhere."""
    for page in docs.rglob("*.html"):
        text = _ELSEWHERE.sub("", _SCRIPT.sub("", page.read_text(encoding="utf-8")))
        page.write_text(text.replace("</head>", f"{_STYLE}</head>", 1), encoding="utf-8")
    for picture in docs.rglob("*.gif"):
        picture.unlink()  # a tour of the product, 3 MB


def write_index(docs: Path, about: Mapping[str, str], findings: Sequence[Finding]) -> None:
    """Write index.html: each suite with its expectations, why they are asked, and what was found."""
    suites = [
        _suite(docs, name, text, [f for f in findings if f.suite == name]) for name, text in about.items()
    ]
    met = sum(f.met for f in findings)
    page = _PAGE.format(style=_STYLE, met=met, asked=len(findings), suites="\n".join(suites))
    (docs / "index.html").write_text(page, encoding="utf-8")


def _suite(docs: Path, name: str, about: str, findings: Sequence[Finding]) -> str:
    details = next(docs.glob(f"validations/{name}/**/*.html"), None)
    link = f'<a href="{_safe(details.relative_to(docs).as_posix())}">Details</a>' if details else ""
    head = "".join(f"<th>{title}</th>" for title in ("Where", "Expectation", "Why", "Severity", "Found"))
    rows = "\n".join(_row(finding) for finding in findings)
    return f"<h2>{_safe(name)}</h2><p>{_safe(about)} {link}</p><table><tr>{head}</tr>\n{rows}</table>"


def _row(finding: Finding) -> str:
    found = "met" if finding.met else f"<strong>{_safe(finding.message)}</strong>"
    words = [finding.mart, finding.name, finding.why, finding.severity]
    return f"<tr>{''.join(f'<td>{_safe(word)}</td>' for word in words)}<td>{found}</td></tr>"


def _safe(text: str) -> str:
    return html.escape(text)
