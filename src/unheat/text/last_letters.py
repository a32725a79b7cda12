"""Names that end alike: a blank runs between their last letters and all that stands before them.

Names that are set flush right and end in the same letters ("Imatinib", "Erlotinib") have the gaps
between these under each other, so that the last letters of all are a band of their own. What stands
before them is theirs as well, though a title that reaches between the names spoils its place.
Slanted names of columns that end in a number of one digit ("feature_0", "feature_1") have all their
digits in one level row under the cells, since the stroke before these lies lower than they reach:
digits that seem to be level labels, and names turned otherwise beyond them. A typewriter sets the
letters of all names in the same places, so that blanks run between any two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from unheat.model import Box
from unheat.text.align import Aligned, are_letters
from unheat.text.ink import IntArray
from unheat.text.page import Page, grow

# Letters of a word and words of a name stand so near to each other, in letter heights.
_LETTERS, _WORDS = 0.3, 0.6
# And letters of a typewriter, which leaves as much room to a bracket as to a capital.
_TYPED = 0.5
# Share of the names that go on: one alone is touched by the tail of a letter of a turned title.
_MOST = 0.5
# Names of one line each are so well in step with the rows.
_IN_STEP = 0.12
# Slanted names of fewer columns may be chance, and fall into so many bands at most.
_FEWEST, _BANDS = 3, 4


def with_all_before(
    page: Page,
    labels: Aligned,
    bands: Sequence[IntArray],
    axis: int,
    read: Callable[[IntArray], tuple[Aligned, float] | None],
) -> tuple[Aligned, float]:
    """Level labels of rows (axis 1) or columns (axis 0) with what the next bands hold of them, and
    the angle of these; ``bands`` are the print from the cells outwards, the first that of the
    labels, and ``read`` makes labels of glyphs.
    """
    if axis == 1 and not are_letters(labels):
        return _with_places_before(page, labels, bands, read), 0.0
    if axis == 1:
        return with_letters_before(page, labels, bands[1], read), 0.0
    return with_slanted_before(labels, bands, read)


def with_letters_before(
    page: Page,
    labels: Aligned,
    band: IntArray,
    read: Callable[[IntArray], tuple[Aligned, float] | None],
) -> Aligned:
    """The labels of rows, single letters of which go on level in the next ``band`` with it.

    ``read`` makes level labels of glyphs.
    """
    if not are_letters(labels):
        return labels
    own = page.glyphs.boxes[labels.glyphs]
    size = page.glyphs.text_size(labels.glyphs)
    if own[:, 0].min() - page.glyphs.boxes[band, 2].max() > _LETTERS * size:
        return labels
    height, width = page.glyphs.labels.shape
    within = Box(0, 0, width, height)
    for gap in (_WORDS, _LETTERS):
        one = read(grow(page, labels.glyphs, gap * size, 0.0, within))
        if one is None or one[0].count != labels.count or one[0].spread > _IN_STEP:
            continue
        if _longer(one[0], labels) > _MOST * labels.count:
            return one[0]
    return labels


def _with_places_before(
    page: Page,
    labels: Aligned,
    bands: Sequence[IntArray],
    read: Callable[[IntArray], tuple[Aligned, float] | None],
) -> Aligned:
    """The labels of rows with all ``bands`` that stand as near to each other as letters of a word,
    where most go on in them: a typewriter sets the letters of all in the same places."""
    found, size = labels, page.glyphs.text_size(labels.glyphs)
    for count in range(2, len(bands) + 1):
        inner, outer = page.glyphs.boxes[bands[count - 2]], page.glyphs.boxes[bands[count - 1]]
        # Bands follow each other away from the cells, to the left or to the right.
        gaps = inner[:, 0].min() - outer[:, 2].max(), outer[:, 0].min() - inner[:, 2].max()
        if max(gaps) > _TYPED * size:
            break
        one = read(np.concatenate(bands[:count]))
        if one is None or one[1] != 0.0 or one[0].count != labels.count or one[0].spread > _IN_STEP:
            break
        found = one[0]
    return found if _longer(found, labels) > _MOST * labels.count else labels


def with_slanted_before(
    labels: Aligned,
    bands: Sequence[IntArray],
    read: Callable[[IntArray], tuple[Aligned, float] | None],
) -> tuple[Aligned, float]:
    """The labels of columns and their angle: of single letters that end slanted names the whole."""
    if not are_letters(labels) or labels.count < _FEWEST:
        return labels, 0.0
    for count in range(2, min(len(bands), _BANDS) + 1):
        one = read(np.concatenate(bands[:count]))
        if one is None or one[1] % 90 == 0 or one[0].count != labels.count:
            continue
        if any(len(lines) > 1 for lines in one[0].places.values()):
            continue
        if one[0].spread <= _IN_STEP and _longer(one[0], labels) > _MOST * labels.count:
            return one
    return labels, 0.0


def _longer(found: Aligned, labels: Aligned) -> int:
    """How many labels have more glyphs than they had."""
    counts = [
        {place: sum(len(line.glyphs) for line in lines) for place, lines in one.places.items()}
        for one in (found, labels)
    ]
    return sum(count > counts[1].get(place, 0) for place, count in counts[0].items())
