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
_PART = re.compile(r"<\w[\w.]*:|[<>|.,:;'\"`~=-]+")
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


def _title(label: Label | None) -> Label | None:
    found = label is not None and any(
        pattern.fullmatch(label.text) for pattern in (_ECHO, _PART, _LETTER) if label.text
    )
    return None if found else label


def _without_part(axis: Axis) -> Axis:
    part = axis.title is not None and axis.title.text and _PART.fullmatch(axis.title.text)
    return replace(axis, title=None) if part else axis
