"""Where panels are looked for: in the picture, on the ground of its axes, and between pixels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.beside_bars import beside_bars
from unheat.detect.blend_looks import looks_blended
from unheat.detect.blocks import taken_for_bars
from unheat.detect.borderless import borderless
from unheat.detect.cellcheck import LOSSLESS
from unheat.detect.dots import with_dots
from unheat.detect.ground import without_grounds
from unheat.detect.of_blends import Unblended, unblended
from unheat.detect.of_pixels import panels_of_pixels
from unheat.detect.panels import find_panels
from unheat.detect.passed_over import find_all_panels
from unheat.detect.regions import propose
from unheat.detect.rivals import FoundPanel, best_panels
from unheat.detect.witness import SURE
from unheat.model import Bar, Candidate


def search(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Bar],
) -> tuple[list[FoundPanel], list[Candidate], Unblended | None]:
    """Panels of the picture as it is and, where axes have a ground, of what stands on it; what was
    refused; and the picture that the panels stand in, where cells of it had been blended.

    rgb: (H, W, 3); ``bars`` stand beside cells.
    """
    exclude = [bar.box for bar in bars]
    # A column of cells that happens to be a ramp has no marks of its own.
    walls = [bar.box for bar in bars if len(bar.tick_positions) > 1]
    ramps = [bar.box for bar in bars if len(bar.tick_positions) <= 1]
    regions = propose(rgb, background, tolerance=tolerance, exclude=exclude)
    found, candidates = find_all_panels(rgb, regions, background, max(tolerance, 4.0), walls, ramps)
    found += beside_bars(rgb, candidates, found, bars, background, max(tolerance, 4.0))
    lines = taken_for_bars(found, bars)
    if lines:
        again, _ = find_panels(rgb, lines, background, max(tolerance, 4.0))
        found = best_panels([*found, *again])
    found = panels_of_pixels(rgb, regions, bars, found, background, tolerance)
    blended = [tolerance <= LOSSLESS and looks_blended(rgb, panel.fit) for panel in found]
    sure = any(panel.quality >= SURE for panel in found) and not any(blended)
    if tolerance <= LOSSLESS and not sure:
        blend = unblended(rgb, regions, bars, background, tolerance)
        if blend is not None:
            return [blend.panel], candidates, blend
        found = [one.unsure() if odd else one for one, odd in zip(found, blended, strict=True)]
    # The usual color of a matrix of hundreds of lines is no ground that its cells stand on.
    if not found:
        candidates = [*candidates, *borderless(rgb, regions, bars)]
    fine = any(panel.fit.is_fine for panel in found)
    if fine or (bare := without_grounds(rgb, regions, background, tolerance)) is None:
        return *with_dots(rgb, background, max(tolerance, 4.0), bars, found, candidates), None
    picture, boxes = bare
    regions = [*boxes, *propose(picture, background, tolerance=tolerance, exclude=exclude)]
    standing, _ = find_panels(picture, regions, background, max(tolerance, 4.0), walls, ramps)
    found = best_panels([*found, *standing])
    return *with_dots(picture, background, max(tolerance, 4.0), bars, found, candidates), None
