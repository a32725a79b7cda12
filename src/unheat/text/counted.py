"""Print beside the cells that is no plain name of them: scales of counts, columns of a table."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import numpy as np

from unheat.medians import median
from unheat.text.fine_ticks import FINE_PX
from unheat.text.ink import FloatArray
from unheat.text.lines import split_line
from unheat.text.reading import Reading, doubted
from unheat.text.ruled_apart import are_ruled_apart
from unheat.text.sites import Site, Sites

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?$")
_BEFORE_NUMBER = re.compile(r"(\S.*[^\W\d].*?)\s*\(?\d[\d.,]*%?\)?$")
# Names of one length are flush at both ends whatever they say.
_UNLIKE = 2
# Words stand so far apart at least, in letter heights.
_WORDS = 0.35
# How far, in cells, numbers of a scale stand now here, now there beside their cells, and how
# closely they follow it.
_ASTRAY, _CLOSE = 0.3, 0.1
# Numbers step as cells do, to this share of one, where they count them.
_COUNTS = 0.02
# Names stand in the middle of their cells, and numbers so far off are those of bounds; so few
# numbers show a scale.
_BOUND, _FEWEST = 0.35, 3
# Cells no larger than this, in pixels, are missed by labels that stand a little off.
_FINE_PX = 4.0
# Cells by which labels may run away from those that they count, from the first to the last.
_DRIFT = 1.0
# Gap between columns of text, wider than that between words, and how well they are in line, in
# letter heights.
_COLUMN, _ALIGNED = 0.75, 0.35
# Spaces of one text are of one width; those before a column differ by so much, in letter heights.
_SPACES_DIFFER = 1.0


def without_scales(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings without the numbers of scales: cells that were counted have no names.

    Bounds of cells are told by where they stand; one of them may have been misread, and says what
    the others make of its place.
    """
    result = dict(readings)
    for role, number in sites.axes():
        group = sites.of(role, number)
        said = [readings[site.key].text for site in group]
        if not _is_scale(sites, group, readings):
            said = _of_bounds(sites, group, readings)
        for site, text in zip(group, said, strict=False):
            read = readings[site.key]
            result[site.key] = replace(read, text="", scale=text, review=False, reasons=())
    return result


def set_straight(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of numbers at cells of a few pixels, each at the cell that it counts.

    A label stands to half a pixel where it should, which may be the next cell; numbers that
    rise evenly with their cells tell.
    """
    result = dict(readings)
    for number, panel in enumerate(sites.layout.panels):
        cells = {"row": panel.grid.cell_height, "column": panel.grid.cell_width}
        for role, cell in cells.items():
            group = sites.of(role, number)
            texts = [readings[site.key].text for site in group]
            if cell > _FINE_PX or len(group) < 5 or not all(_NUMBER.match(one) for one in texts):
                continue
            numbers = np.array([float(text) for text in texts])
            places = np.array([float(site.index) for site in group])
            if (np.diff(numbers) == 0).any():
                continue
            slope = float(median(np.diff(places) / np.diff(numbers)))
            due = slope * numbers + median(places - slope * numbers)
            if np.abs(due - places).max() > 1.01 or np.abs(due - np.rint(due)).max() > 0.05:
                continue
            count = len(panel.grid.row_spans if role == "row" else panel.grid.column_spans)
            drift = abs(np.polyfit(numbers, places, 1)[0] - slope) * np.ptp(numbers)
            if drift > _DRIFT or due.min() < -0.5 or due.max() > count - 0.5:
                # Numbers of a scale that step by no whole cells, and stand in no one's middle.
                continue
            for site, place in zip(group, np.rint(due).astype(int).tolist(), strict=True):
                moved = replace(readings[site.key].site, index=place)
                result[site.key] = replace(result[site.key], site=moved)
    return result


def tables_doubted(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of rows that hold several columns of text, all of them up for review.

    Beside names there may stand numbers and codes, each in a column of its own; which of
    them names the rows only a person knows.
    """
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        group = sites.of("row", number)
        if (
            _is_table(sites, group)
            or are_ruled_apart(sites, group)
            or _run_into_numbers(sites, group, readings)
            or _run_into_column(sites, group)
        ):
            for site in group:
                result[site.key] = doubted(readings[site.key])
    return result


def _is_table(sites: Sites, group: list[Site]) -> bool:
    """Whether rows consist of three parts or more, two of which stand one below the other."""
    lines = [site.lines[0] for site in group if len(site.lines) == 1]
    if len(lines) < 4 or any(line.angle != 0.0 for line in lines):
        return False
    parts = [split_line(sites.glyphs, line, _COLUMN * line.size) for line in lines]
    if min(len(row) for row in parts) < 3:
        return False
    for ends in (slice(-2, None), slice(None, 2)):
        middles = np.array([[part.box.center[0] for part in row[ends]] for row in parts])
        if (np.ptp(middles, axis=0) <= _ALIGNED * lines[0].size).all():
            return True
    return False


def _run_into_numbers(sites: Sites, group: list[Site], readings: dict[str, Reading]) -> bool:
    """Whether all rows begin at one place and end in a number of its own column, flush right or
    on one middle, though some names are longer than others. Readers of blurred print may leave out
    the space before it ("United66")."""
    lines = [site.lines[0] for site in group if len(site.lines) == 1]
    if len(lines) < 4 or len(lines) < len(group) or any(line.angle != 0.0 for line in lines):
        return False
    found = [_BEFORE_NUMBER.match(readings[site.key].text) for site in group]
    names = [len(one[1]) for one in found if one is not None]
    if len(names) < len(group) or max(names) - min(names) < _UNLIKE:
        return False
    parts = [split_line(sites.glyphs, line, _WORDS * line.size) for line in lines]
    starts = [line.box.x0 for line in lines]
    near = _ALIGNED * lines[0].size
    # A speck of the cells beside one of them is no number.
    ends = [[part.box.x1 for part in row] for row in parts]
    middles = [[part.box.center[0] for part in row] for row in parts]
    return bool(np.ptp(starts) <= near and (_hold(ends, near) or _hold(middles, near)))


def _hold(places: list[list[float]], near: float) -> bool:
    """Whether each row holds a place where most rows end, all within ``near`` pixels."""
    usual = float(median([row[-1] for row in places]))
    held = [min(row, key=lambda place: abs(place - usual)) for row in places]
    return bool(np.ptp(held) <= near)


def _run_into_column(sites: Sites, group: list[Site]) -> bool:
    """Whether the last words of all rows are in line, "62B" below "6B", though the spaces before
    them differ: words of one name stand one space apart."""
    lines = [site.lines[0] for site in group if len(site.lines) == 1]
    if len(lines) < 4 or len(lines) < len(group) or any(line.angle != 0.0 for line in lines):
        return False
    parts = [split_line(sites.glyphs, line, _WORDS * line.size) for line in lines]
    if min(len(row) for row in parts) < 2:
        return False
    size = lines[0].size
    last = [row[-1].box for row in parts]
    spaces = [box.x0 - row[-2].box.x1 for row, box in zip(parts, last, strict=True)]
    lined_up = [[box.x0 for box in last], [box.x1 for box in last], [box.center[0] for box in last]]
    return bool(
        np.ptp(spaces) >= _SPACES_DIFFER * size and min(map(np.ptp, lined_up)) <= _ALIGNED * size
    )


def _along(sites: Sites, group: list[Site]) -> tuple[FloatArray, float, FloatArray]:
    """Middles of the cells of an axis, the size of one, and the middles of its labels, pixels."""
    axis = 1 if group[0].role == "row" else 0
    grid = sites.layout.panels[group[0].owner].grid
    places = np.array([site.box.center[axis] for site in group])
    if axis:
        return grid.row_centers(), grid.cell_height, places
    return grid.column_centers(), grid.cell_width, places


def _is_scale(sites: Sites, group: list[Site], readings: dict[str, Reading]) -> bool:
    """Whether numbers rise evenly with their places and stand anywhere beside the cells.

    Names of cells all stand alike.
    """
    texts = [readings[site.key].text for site in group]
    if len(group) < _FEWEST or not all(_NUMBER.match(text) for text in texts):
        return False
    centers, cell, places = _along(sites, group)
    numbers = np.array([float(text) for text in texts])
    away = (places - centers[[site.index for site in group]]) / cell
    if np.ptp(away) < max(_ASTRAY, 2.0 / cell) or np.ptp(numbers) == 0:
        return False
    slope, start = np.polyfit(numbers, places, 1)
    if abs(abs(slope) - cell) <= _COUNTS * cell:
        # They count the cells, and stand by a pixel at the next one.
        return False
    return bool(np.abs(places - start - slope * numbers).max() <= max(1.5, _CLOSE * cell))


def _of_bounds(sites: Sites, group: list[Site], readings: dict[str, Reading]) -> list[str]:
    """What numbers say that stand at some of the bounds of cells, none in the middle of one unless
    it says half of what a cell counts for; empty where they do not.

    Names of all cells may be drawn half a cell off, but then each cell has one.
    """
    if len(group) < _FEWEST:
        return []
    centers, cell, places = _along(sites, group)
    away = np.abs(places[:, None] - centers).min(axis=1) / cell
    texts = [readings[site.key].text for site in group]
    known = np.array([_NUMBER.match(text) is not None for text in texts])
    on_bounds = away >= _BOUND
    told = on_bounds.all() if cell < FINE_PX else on_bounds.any()
    if cell <= _FINE_PX or not told or 2 * (len(group) - 1) > len(centers):
        return []
    numbers = np.array(
        [float(text) if good else np.nan for text, good in zip(texts, known, strict=True)]
    )
    slopes = [
        (numbers[b] - numbers[a]) / (places[b] - places[a])
        for a, b in combinations(np.flatnonzero(known).tolist(), 2)
    ]
    if not slopes or not median(slopes):
        return []
    slope = float(median(slopes))
    start = float(median((numbers - slope * places)[known]))
    due = start + slope * places
    with np.errstate(invalid="ignore"):
        good = np.abs(numbers - due) <= abs(slope) * max(1.5, _CLOSE * cell)
    if good.sum() < max(_FEWEST, len(group) - 1):
        return []
    return [
        text if fits else f"{value:.12g}"
        for text, fits, value in zip(texts, good, due.tolist(), strict=True)
    ]
