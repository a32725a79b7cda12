"""Keys of a legend that say "no data": the color of cells without a value, and no class of values.

Beside ranges or numbers such a key made names of all of them: the cells of "20 – 40" had the
number of its key for a value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.color.spaces import delta_e, srgb_to_lab
from unheat.decide.scale_keys import bins_of, bound_of
from unheat.text.numbers import is_missing, parse

FloatArray = npt.NDArray[np.float64]

APART = 12.0
"""CIE76 distance from all other keys from which a cell's color is that of none of them."""

_THINGS = r"(?:data|values?|information|observations?|measurements?|records?|estimates?|samples?)"
_NOTHING = re.compile(
    rf"(?:no|missing|insufficient|not enough|without) {_THINGS}"
    rf"|(?:{_THINGS} )?(?:not available|unavailable|missing|masked)"
    r"|not (?:reported|measured|tested|sampled|recorded|determined|estimated)",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset({"none", "null"})
"""A count of nothing, perhaps, and no word for a missing one."""


def says_missing(name: str) -> bool:
    """Whether a key names what has no value.

    >>> says_missing("No data"), says_missing("N/A"), says_missing("Data not available")
    (True, True, True)
    >>> says_missing("None"), says_missing("No change"), says_missing("0 - 20")
    (False, False, False)
    """
    tidy = " ".join(name.split())
    if tidy.lower() in _AMBIGUOUS:
        return False
    return is_missing(tidy) or _NOTHING.fullmatch(tidy) is not None


def keys_with_values(names: Sequence[str]) -> list[int] | None:
    """The numbers of the keys that name values, where all others name none; None where each key is
    one of them, and where these are no bins that meet and no numbers."""
    kept = [index for index, name in enumerate(names) if not says_missing(name)]
    if len(kept) == len(names) or len(kept) < 2:
        return None
    rest = [names[index] for index in kept]
    told = [parse(name).value for name in rest]
    numbers = None not in told and len(set(told)) == len(told)
    return kept if numbers or bins_of([bound_of(name) for name in rest]) is not None else None


def are_apart(colors: FloatArray, kept: Sequence[int]) -> bool:
    """Whether no key without a value has nearly the color of one that has: (k, 3), 0–255."""
    lab = srgb_to_lab(colors)
    others = [index for index in range(len(colors)) if index not in set(kept)]
    off = delta_e(lab[others][:, None], lab[list(kept)][None])
    return bool(off.min() > APART)
