"""An alpha that was read as an "a" in one of several names that begin alike: "αvβ3", "αvβ8"."""

from __future__ import annotations

from collections.abc import Mapping

from unheat.text.greek import GREEK
from unheat.text.reading import Reading, changed

_SEVERAL = 2
"""Names of an axis that begin with an alpha by no chance."""


def with_alphas(own: Mapping[str, Reading]) -> dict[str, Reading]:
    """Labels of one axis by key: those that begin with an "a" and go on with a Greek letter
    somewhere, where others begin with an alpha, as what they may be, in doubt.
    """
    count = sum(one.text.startswith("α") for one in own.values())
    if count < _SEVERAL:
        return {}
    return {
        key: changed(one, "α" + one.text[1:], sure=False)
        for key, one in own.items()
        if one.text.startswith("a") and not one.layer and not GREEK.isdisjoint(one.text)
    }
