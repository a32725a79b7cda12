"""Row labels that some have a second line, "Jan" over "1996", where rows are about as high as a
line: each of the two lines is nearest to a row of its own.

All other labels stand on the middles of their rows. Two lines that stand off theirs, and have the
middle of a row between them, are one label of that row.
"""

from __future__ import annotations

import numpy as np

from unheat.medians import median
from unheat.text.align import Aligned
from unheat.text.ink import FloatArray
from unheat.text.lines import Line

_ON, _OFF = 0.12, 0.2
"""Labels stand on their rows, and lines of a taller label off them, by so much of a row."""

_LETTER = 0.35
"""Letters that hang below move the middle of a line by so much of a letter's height."""

_LEADING = 1.8
"""Lines of one label are no further apart than this, in letter heights, from middle to middle."""

_FEWEST = 3
"""So many labels on their rows show that labels stand there."""


def joined_about_rows(labels: Aligned, centers: FloatArray) -> Aligned:
    """The labels of rows with such pairs of lines joined at their row; themselves without any.

    centers: (n,) middles of the rows in pixels.
    """
    if len(centers) < _FEWEST or labels.count < _FEWEST + 2:
        return labels
    pitch = abs(float(median(np.diff(centers))))
    size = float(median([line.size for lines in labels.places.values() for line in lines]))
    on = max(_ON * pitch, _LETTER * size)
    off = {place: _middle(lines) - float(centers[place]) for place, lines in labels.places.items()}
    pairs: dict[int, tuple[int, int]] = {}
    for upper in sorted(labels.places):
        lower = upper + 1
        if lower not in off or min(abs(off[upper]), abs(off[lower])) <= max(_OFF * pitch, on):
            continue
        both = [*labels.places[upper], *labels.places[lower]]
        row = int(np.abs(centers - _middle(both)).argmin())
        apart = _middle(labels.places[lower]) - _middle(labels.places[upper])
        near = apart <= _LEADING * size
        if row in (upper, lower) and near and abs(_middle(both) - float(centers[row])) <= on:
            pairs[row] = (upper, lower)
    paired = [place for pair in pairs.values() for place in pair]
    single = [abs(value) for place, value in off.items() if place not in paired]
    if not pairs or len(set(paired)) < len(paired) or len(single) < max(_FEWEST, len(pairs)):
        return labels
    if max(single) > on:
        return labels
    places = {place: lines for place, lines in labels.places.items() if place not in paired}
    for row, (upper, lower) in pairs.items():
        places[row] = [*labels.places[upper], *labels.places[lower]]
    return Aligned(places=dict(sorted(places.items())), offset=labels.offset, spread=0.0)


def _middle(lines: list[Line]) -> float:
    """The middle of a block of level lines, from its top to its foot."""
    return (min(line.box.y0 for line in lines) + max(line.box.y1 for line in lines)) / 2
