"""An alpha that was read as an "a": in one of several names that begin with it ("αvβ3", "αvβ8"),
and behind the dash of a name among others with Greek letters ("TNF-α" beside "IFN-γ").

In some types both are drawn alike, and no reader tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from unheat.text.greek import GREEK
from unheat.text.reading import Reading, changed

_SEVERAL = 2
"""Names of an axis that begin with an alpha by no chance."""

_LONE = re.compile(r"(?<=[A-Z0-9]-)a$")
"""A letter that ends a name of capitals behind a dash."""

_MESSENGER, _SURE = re.compile(r"(?<![^\W_])(TNF|IFN)-a(?![^\W_])"), 0.9
"""Messengers of cells have an alpha; who writes an "a" is read so by two readers that are sure."""


def with_alphas(own: Mapping[str, Reading]) -> dict[str, Reading]:
    """Labels of one axis by key, as what they may be, in doubt: those that begin with an "a" and go
    on with a Greek letter somewhere, where others begin with an alpha, and those that end in a
    lone "a" where others have Greek letters, or behind the name of a messenger.
    """
    named = sum(one.text.startswith("α") for one in own.values()) >= _SEVERAL
    greek = [key for key, one in own.items() if not GREEK.isdisjoint(one.text)]
    found = {}
    for key, one in own.items():
        text = one.text
        if named and key in greek and text.startswith("a"):
            text = "α" + text[1:]
        if any(other != key for other in greek):
            text = _LONE.sub("α", text)
        if 0.0 < one.both < _SURE:
            text = _MESSENGER.sub(r"\1-α", text)
        if text != one.text and not one.layer:
            found[key] = changed(one, text, sure=False)
    return found
