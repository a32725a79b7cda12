"""Print of pictures that were enlarged or blurred: it is larger than what can be seen of it.

How small print is its height tells, and readers see no more of letters of five pixels that were
made eight. What they agree on without being sure is then wrong as often as in print of that size:
of 1,040 labels of soft generated pictures sixty are asked about here, and five of these were wrong;
of all others seven.

How soft a picture is its cells tell, whose borders are steps: the steepest part of one, as a share
of it, is 1 in a drawing, and about the inverse of the factor by which that was enlarged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from unheat.model import Grid
from unheat.text.reading import Reading, doubted
from unheat.text.sites import Sites

_REACH, _LEAST_PX, _STEP = 5, 3, 40
"""Pixels on both sides of a border that are looked at, and levels of 255 that make a step."""

_FEWEST, _STEEP = 6, 80
"""Borders that tell, and the percentile of their steepness that does: where pixels of a drawing
were averaged some of its borders fall on those of pixels."""

_SOFT, _SMALL_PX = 0.72, 9.5
"""Steps less steep are soft, and letters of fewer pixels, times that share, are small."""

_BOTH, _SECOND, _ALONE = 0.8, 0.95, 0.9
"""Both trained readers less sure than this, and the second one less sure than that, may be wrong
about soft small letters, and so may the second one where the other one reads something else."""

_GUESSED, _HESITATES = 0.8, 0.5
"""Where the second reader is less sure of a name than the first, and the reader of letters, which
reads the same, less than the second, nobody has seen all of its letters: "Privacy bedget"."""

_LABELS = frozenset({"row", "column", "tick", "key"})
_BESIDE = 0.25
"""Where in a cell its border is looked at: print stands in the middle."""


def in_soft_print(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The sure readings of labels in small soft print that readers agree on and are not sure of,
    and those of titles and names that they guess, doubted."""
    found: dict[str, Reading] = {}
    names = [
        readings[site.key]
        for site in sites.sites
        if site.role not in _LABELS and _is_guessed(readings[site.key])
    ]
    least = 1.0
    for number, panel in enumerate(sites.layout.panels):
        own = [readings[site.key] for role in ("row", "column") for site in sites.of(role, number)]
        open_ = [one for one in own if _is_unsure(one)]
        look = open_ or names
        steep = steepness(sites.layout.raster.rgb, panel.grid) if look else None
        least = min(least, 1.0 if steep is None else steep)
        if steep is not None and steep < _SOFT:
            found |= _small(open_, steep)
    return found | (_small(names, least) if sites.layout.raster.lossy or least < _SOFT else {})


def _small(readings: Sequence[Reading], steep: float) -> dict[str, Reading]:
    """The readings of print that is small for what is seen of it, doubted."""
    return {
        one.site.key: doubted(one) for one in readings if steep * one.site.lines[0].size < _SMALL_PX
    }


def _is_guessed(reading: Reading) -> bool:
    """Whether a name is believed because readers guess the same."""
    if reading.review or reading.layer or sum(map(str.isalpha, reading.text)) < 2:
        return False
    return 0.0 < reading.second < _GUESSED and 0.0 < reading.both < _HESITATES


def _is_unsure(reading: Reading) -> bool:
    """Whether a label of several signs, letters among them, is believed because readers agree."""
    if reading.review or reading.layer or len(reading.text) < 2:
        return False
    least = _SECOND if reading.both > 0.0 else _ALONE
    unsure = reading.both < _BOTH and 0.0 < reading.second < least
    return unsure and any(map(str.isalpha, reading.text))


def steepness(rgb: npt.NDArray[np.uint8], grid: Grid) -> float | None:
    """The steepest part of the steps between the cells of a ``grid``, as a share of each step, of
    an (h, w, 3) picture; None where too few of them tell."""
    across = _steps(rgb, grid.column_spans, grid.row_spans)
    down = _steps(rgb.transpose(1, 0, 2), grid.row_spans, grid.column_spans)
    found = [*across, *down]
    return float(np.percentile(found, _STEEP)) if len(found) >= _FEWEST else None


def _steps(
    rgb: npt.NDArray[np.uint8],
    along: tuple[tuple[float, float], ...],
    lines: tuple[tuple[float, float], ...],
) -> list[float]:
    """How steep the steps are between the cells with the spans ``along`` each of the ``lines``."""
    found: list[float] = []
    for (start, end), (first, last) in pairwise(along):
        reach = int(min(_REACH, (end - start) / 2, (last - first) / 2))
        border = round((end + first) / 2)
        if reach < _LEAST_PX or border < reach:
            continue
        for low, high in lines:
            line = int(low + _BESIDE * (high - low))
            pixels = rgb[line, border - reach : border + reach].astype(float)
            whole = np.ptp(pixels, axis=0)
            channel = int(whole.argmax())
            if whole[channel] >= _STEP:
                steepest = np.abs(np.diff(pixels[:, channel])).max()
                found.append(float(steepest / whole[channel]))
    return found
