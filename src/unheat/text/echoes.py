"""What stands in the place of a title and is none: code, its echo, and letters of panels.

Screenshots of notebooks show the code that drew a figure over it, and the echo of its last line.
No title is a call of a plotting library, an object in angle brackets or a part of one. Nor is the
letter in brackets by which a page calls a panel, or a mark of punctuation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.model import Axis, Label
from unheat.text.sites import Texts

_PROMPT = r"(?:(?:In|Out)?\s?\[\s?\d*\s?\]\s?:?\s*)"
_ECHO = re.compile(
    rf"{_PROMPT}?<\w[\w.]*[ :].*>|{_PROMPT}?Text\(.*|{_PROMPT}"
    r"|.*\b(?:plt|sns|px|go|pd|np|fig|ax|df)\.\w+(?:\(.*|\.\w+\(.*)"
)
# What readers take a "χ" on its side for is a letter.
_PART = re.compile(r"<\w[\w.]*:|(?!><$)[<>|.,:;'\"`~=-]+")
_LETTER = re.compile(r"[(\[][A-Za-z][)\]]")


def without_echoes(texts: Texts) -> Texts:
    """Texts without titles that are code or its echo, or the letter of a panel."""
    return replace(
        texts,
        figure_title=_title(texts.figure_title),
        panels=tuple(
            replace(
                panel,
                title=_title(panel.title),
                rows=_without_part(panel.rows),
                columns=_without_part(panel.columns),
            )
            for panel in texts.panels
        ),
    )


def without_asked(texts: Texts, read: Texts) -> Texts:
    """Texts without empty titles in doubt in the place of what was ``read`` as none: nothing is
    missing there.
    """
    return replace(
        texts,
        figure_title=_unless_none(texts.figure_title, read.figure_title),
        panels=tuple(
            replace(
                panel,
                title=_unless_none(panel.title, old.title),
                rows=replace(panel.rows, title=_unless_none(panel.rows.title, old.rows.title)),
                columns=replace(
                    panel.columns, title=_unless_none(panel.columns.title, old.columns.title)
                ),
            )
            for panel, old in zip(texts.panels, read.panels, strict=True)
        ),
    )


def _unless_none(label: Label | None, read: Label | None) -> Label | None:
    empty = label is not None and not label.text
    return None if empty and read is not None and read.text and _title(read) is None else label


def _title(label: Label | None) -> Label | None:
    found = label is not None and any(
        pattern.fullmatch(label.text) for pattern in (_ECHO, _PART, _LETTER) if label.text
    )
    return None if found else label


def _without_part(axis: Axis) -> Axis:
    part = axis.title is not None and axis.title.text and _PART.fullmatch(axis.title.text)
    return replace(axis, title=None) if part else axis
