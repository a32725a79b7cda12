"""Residues of a protein, or positions of a chain: one capital and the number of the place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unheat.text.reading import Reading

_RESIDUE = re.compile(r"[A-Z](\d+)")

_FEWEST = 5
"""Labels that show that all are residues."""


def among_residues(
    rivals: Mapping[str, float], axis: Sequence[Reading], most: float
) -> dict[str, float]:
    """The rivals of a label of an ``axis`` without those that are no residue, where all labels are,
    and are numbered through: "I62" between "D61" and "G63" is no 162.

    The share that must speak for the text is ``most`` at the most: that there is a "G97" says
    nothing of whether "C105" is a "G105".
    """
    found = [(one.site.index, _RESIDUE.fullmatch(one.text)) for one in axis if one.text]
    offsets = {int(told[1]) - place for place, told in found if told is not None}
    if len(found) < _FEWEST or any(told is None for _, told in found) or len(offsets) > 1:
        return dict(rivals)
    return {text: min(share, most) for text, share in rivals.items() if _RESIDUE.fullmatch(text)}
