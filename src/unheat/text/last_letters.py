"""Names of rows that end alike: a blank runs down before their last letters.

Names that are set flush right and end in the same letters ("Imatinib", "Erlotinib") have the gaps
between these under each other, so that the last letters of all are a band of their own. What stands
before them is theirs as well, though a title that reaches between the names spoils its place.
"""

from __future__ import annotations

from collections.abc import Callable

from unheat.model import Box
from unheat.text.align import Aligned, are_letters
from unheat.text.ink import IntArray
from unheat.text.page import Page, grow

# Letters of a word and words of a name stand so near to each other, in letter heights.
_LETTERS, _WORDS = 0.3, 0.6
# Share of the names that go on: one alone is touched by the tail of a letter of a turned title.
_MOST = 0.5
# Names of one line each are so well in step with the rows.
_IN_STEP = 0.12


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


def _longer(found: Aligned, labels: Aligned) -> int:
    """How many labels have more glyphs than they had."""
    counts = [
        {place: sum(len(line.glyphs) for line in lines) for place, lines in one.places.items()}
        for one in (found, labels)
    ]
    return sum(count > counts[1].get(place, 0) for place, count in counts[0].items())
