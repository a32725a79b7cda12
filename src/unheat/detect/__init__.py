"""Picture → geometry, without any text: bars, panels, grids, and the pixels of cells.

In order: the background; color bars (so that they are not taken for panels); regions
that could hold a panel; a grid in each, checked cell by cell; which bar belongs to which
panel. Hints from the user take the place of the steps that they make needless. Where that finds
nothing, a picture that may have been lossy once is looked at as a lossy one. The bar of a window
that was captured as well is page to all of them.
"""

from __future__ import annotations

from unheat.detect.captured import detect

__all__ = ["detect"]
