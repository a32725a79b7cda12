"""Tables of HTML, as a page or a spreadsheet's clipboard holds them."""

from __future__ import annotations

from html.parser import HTMLParser

from unheat.validate.tables import Row, read_blocks
from unheat.validate.transcript import Entry, Statement, Transcript


def read_html(text: str, name: str = "") -> Transcript | None:
    """The entries of all tables of a page, None where it has none.

    >>> page = "<table><tr><th></th><th>A</th></tr><tr><th>x</th><td>1</td></tr></table>"
    >>> read_html(page).entries[0].pairs[0]
    ('x', 'A')
    """
    if "<table" not in text.lower():
        return None
    page = _Tables()
    page.feed(text)
    page.close()
    entries: list[Entry] = []
    statements: list[Statement] = []
    for caption, rows in page.tables:
        found, said = read_blocks(rows, under=(caption,) if caption else ())
        entries += found
        statements += said
    if not entries:
        return None
    return Transcript(kind="html", entries=tuple(entries), statements=tuple(statements))


class _Tables(HTMLParser):
    """Rows of fields of every table, with its caption or the heading over it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[str, list[Row]]] = []
        self._heading = ""
        self._text: list[str] | None = None
        self._width = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append((self._heading, []))
        elif tag == "tr" and self.tables:
            self.tables[-1][1].append((self.getpos()[0], []))
        elif tag in ("td", "th") or tag in _HEADINGS:
            span = dict(attrs).get("colspan") or "1"
            self._width = int(span) if span.isdecimal() else 1
            self._text = []

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._text is None:
            return
        text = " ".join("".join(self._text).split())
        if tag in ("td", "th") and self.tables and self.tables[-1][1]:
            fields = self.tables[-1][1][-1][1]
            fields += [text, *[""] * (min(self._width, _WIDEST) - 1)]
            self._text = None
        elif tag in _HEADINGS:
            self._heading, self._text = text, None
            if tag == "caption" and self.tables:
                self.tables[-1] = (text, self.tables[-1][1])


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption")
_WIDEST = 1000
"""Columns that a field may stand over; what says more is no table."""
