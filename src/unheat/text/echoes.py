"""What a notebook shows around a figure: the code that drew it, and the echo of its last line.

Screenshots of notebooks have these over the figure, where a title stands. No title is a call of a
plotting library, and none is an object in angle brackets.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.model import Label
from unheat.text.sites import Texts

_PROMPT = r"(?:(?:In|Out)?\s?\[\s?\d*\s?\]\s?:?\s*)"
_ECHO = re.compile(
    rf"{_PROMPT}?<\w[\w.]*[ :].*>|{_PROMPT}?Text\(.*|{_PROMPT}"
    r"|.*\b(?:plt|sns|px|go|pd|np|fig|ax|df)\.\w+(?:\(.*|\.\w+\(.*)"
)


def without_echoes(texts: Texts) -> Texts:
    """Texts without titles that are code or its echo."""
    return replace(
        texts,
        figure_title=_title(texts.figure_title),
        panels=tuple(replace(panel, title=_title(panel.title)) for panel in texts.panels),
    )


def _title(label: Label | None) -> Label | None:
    return None if label is not None and label.text and _ECHO.fullmatch(label.text) else label
