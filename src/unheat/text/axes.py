"""One side of a panel: which ink is labels, which is the axis title, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from unheat.medians import median
from unheat.model import Box, PanelLayout
from unheat.text.align import (
    NOTHING,
    Aligned,
    align_across,
    align_along,
    are_letters,
    pitch_of,
    without_strokes,
)
from unheat.text.axis_corners import in_corner, with_tails
from unheat.text.axis_title import find_title
from unheat.text.bar_numbers import with_exponents
from unheat.text.bare_stems import size_of
from unheat.text.begun_cells import where_cells_begin
from unheat.text.close_titles import titles_apart
from unheat.text.fine_ticks import FINE_PX, at_ticks, in_step, marks_beside, points_of
from unheat.text.group_heads import name_groups
from unheat.text.ink import FloatArray, IntArray
from unheat.text.last_letters import with_all_before
from unheat.text.letters_apart import are_long, are_set_turned, begins, is_letter, off_lines
from unheat.text.lines import Line, evident_angle, group_lines, measure_angle, slant
from unheat.text.lines_about_rows import joined_about_rows
from unheat.text.marks_off import marks_off
from unheat.text.middled import middled, peeled
from unheat.text.on_each_mark import one_on_each_mark
from unheat.text.on_marks import on_marks
from unheat.text.overhang import parts_of, with_overhang
from unheat.text.page import Page, bands, free_beside, gap_between, grow, side_view, whole
from unheat.text.parting import part_labels
from unheat.text.peel import is_lone_sign
from unheat.text.pointers import pointing
from unheat.text.powers import angle_of_names
from unheat.text.same_places import stand_where
from unheat.text.side_marks import tick_marks
from unheat.text.signs import with_signs
from unheat.text.slanted_ends import without_title_beyond
from unheat.text.stems import part_from_marks
from unheat.text.symbols import are_symbols
from unheat.text.ticks_beyond import ticks_beyond
from unheat.text.touching import part_columns
from unheat.text.typewriter import stands_in_one_row
from unheat.text.wrapped import flush_over, goes_beyond, is_centered, stands_in_step
from unheat.text.wrapped_lines import ends_with_axis, keeps_leading, room_of, stand_apart

_WORDS = 0.6  # Words of one text stand so near to each other, in letter heights.


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """What stands on one side: labels, an axis title, and bands that are neither yet.

    ``certain`` is false where no letter tells how the labels are turned.
    """

    side: str
    labels: Aligned = NOTHING
    angle: float = 0.0
    certain: bool = True
    title: Line | None = None
    rest: list[IntArray] = field(default_factory=list)


def read_side(
    page: Page, panel: PanelLayout, side: str, limit: float, *, labels: bool = True
) -> Side:
    """Look outwards from one side of a panel, band by band, up to ``limit`` pixels; without
    ``labels`` for a title alone, and bands that are left over."""
    own = whole(panel.grid.box, panel.frame)
    # With what hangs over the corners by half a letter.
    index = free_beside(page, own, side, limit, 0.7 * page.size)
    if not len(index):
        return Side(side=side)
    index = part_from_marks(page, index, own, side)
    marks = tick_marks(page, index, own, side)
    marks = marks_off(page, index, own, side, marks)
    upright = side in ("left", "right")
    centers = panel.grid.row_centers() if upright else panel.grid.column_centers()
    index, pointers = pointing(page, index, own, side, centers)
    marks = np.pad(marks, (0, len(index) - len(marks))) | pointers
    page.claim(index[marks])
    ticks, index = page.glyphs.boxes[index[marks]], index[~marks]
    if not len(index):
        return Side(side=side)
    size = page.glyphs.text_size(index)
    beside = marks_beside(page.layout.raster.rgb, own, side, page.layout.background)
    index, centers = where_cells_begin(page, panel.grid, own, side, limit, index, beside)
    index, lines = peeled(page.glyphs, index, own, side, size, centers)
    found = bands(side_view(page.glyphs.boxes[index], own, side), index, max(1.5, 0.22 * size))
    cell = panel.grid.cell_height if upright else panel.grid.cell_width
    if pitch_of(centers, cell) < FINE_PX or not len(ticks):
        ticks = beside
    reader = _Reader(
        page=page, own=own, side=side, limit=limit, centers=centers, cell=cell, ticks=ticks
    )
    return reader.read(found, lines) if labels else reader.read_title([*found, *lines])


@dataclass(frozen=True, kw_only=True, eq=False)
class _Reader:
    page: Page
    own: Box
    side: str
    limit: float
    centers: FloatArray
    cell: float
    ticks: FloatArray

    @property
    def axis(self) -> int:
        """The coordinate that runs along this side: 1 (y) for rows, 0 (x) for columns."""
        return 1 if self.side in ("left", "right") else 0

    @property
    def _pitch(self) -> float:
        return pitch_of(self.centers, self.cell)

    def read(self, found: list[IntArray], lines: list[IntArray]) -> Side:
        """Labels and title from bands of ink, and from ``lines`` beyond that are no labels."""
        labels, angle, taken, certain = NOTHING, 0.0, 0, True
        size = size_of(self.page, found[0])
        if self._near(found[0]) > 5 * size and not self._in_step(found[0]):
            # Labels set flush at the far side of a wide column reach the cells by their ends alone.
            if self.axis != 1 or not self._in_step(np.concatenate(found)):
                return Side(side=self.side, rest=[*found, *lines])
            found = [np.concatenate(found)]
        first, found = found[0], self._without_beyond(found)
        if not self.page.free[first].any():
            # Bounds of bins were all the labels that there are.
            return self.read_title([*found, *lines])
        rows = self.axis == 1
        found = titles_apart(self.page, found, self.own, self.side) if rows else found
        parted = part_labels if rows else part_columns
        counts = [len(band) for band in found]
        found = [parted(self.page, band, self.centers) for band in found]
        # Letters that were parted stand so close that they seem to run along the side.
        grown = [len(band) > count for band, count in zip(found, counts, strict=True)]
        # Turned labels are followed to their ends, and would run into a line close by.
        for line in lines:
            self.page.free[line] = False
        for count in range(1, len(found) + 1):
            if count > 1 and self._gap(found[count - 2], found[count - 1]) > 1.6 * size:
                break
            if taken and self._turned_otherwise(found[count - 1], angle, labels):
                break
            if taken and (
                off_lines(self.page, found[count - 1], labels, self.axis)
                or is_lone_sign(self.page, found[count - 1], labels, self.own, self.side)
            ):
                break
            index = np.concatenate(found[:count])
            one = self._labels(index, 0.0 if any(grown[:count]) else None)
            if one is None:
                one_row = rows and stands_in_one_row(self.page.glyphs, index, self.centers)
                if taken or (count >= 4 and not one_row):
                    break
                continue
            worse = one[0].spread > max(0.12, 1.5 * labels.spread + 0.03) and taken
            worse = worse and not stand_where(labels, one[0], self.axis, self._pitch)
            if one[0].count >= labels.count and one[0].spread < 0.4 and not worse:
                labels, angle, taken = one[0], one[1], count
            elif taken:
                break
        if taken == 1 and len(found) > 1 and angle == 0.0:
            labels, angle = with_all_before(self.page, labels, found, self.axis, self._labels)
        if taken:
            certain = evident_angle(self.page.glyphs, labels.glyphs) is not None
            # Single letters run nowhere, though a "β" may be as long as two.
            alone = are_letters(labels) and (self.axis == 1 or not are_long(labels, size))
            certain = certain and not (angle == 90.0 and alone)
            labels = labels.completed(self.page.glyphs, self.page.free)
            labels = with_signs(self.page, labels, self.axis, self.centers)
            if self.axis == 0:
                labels = with_overhang(self.page, labels, self.own, self.centers, self.ticks)
            self.page.claim(labels.glyphs)
        for line in lines:
            self.page.free[line] = True
        found = [band[self.page.free[band]] for band in [*found, *lines]]
        # What was told from turned labels may have left some of its signs.
        found = sorted((band for band in found if len(band)), key=self._near)
        title, rest = find_title(self.page, self.own, self.side, found, labels, self.centers)
        return Side(
            side=self.side, labels=labels, angle=angle, certain=certain, title=title, rest=rest
        )

    def read_title(self, found: list[IntArray]) -> Side:
        title, rest = find_title(self.page, self.own, self.side, found, NOTHING, self.centers)
        return Side(side=self.side, title=title, rest=rest)

    def _without_beyond(self, found: list[IntArray]) -> list[IntArray]:
        """Bands without the labels of ticks beyond the cells, which name nothing."""
        out = ticks_beyond(self.page, found, self.own, self.side, self.centers, self.cell)
        beyond = np.concatenate(found)[out]
        self.page.claim(beyond)
        return [left for band in found if len(left := np.setdiff1d(band, beyond))]

    def _near(self, index: IntArray) -> float:
        return float(side_view(self.page.glyphs.boxes[index], self.own, self.side)[:, 0].min())

    def _gap(self, inner: IntArray, outer: IntArray) -> float:
        return gap_between(self.page, self.own, self.side, inner, outer)

    def _in_step(self, band: IntArray) -> bool:
        """Whether print far from the cells names nearly all rows or columns: beside a frame."""
        one = self._labels(band) if len(self.centers) >= 3 else None
        return one is not None and stands_in_step(*one, self.axis, self.centers)

    def _turned_otherwise(self, band: IntArray, angle: float, labels: Aligned) -> bool:
        """An upright title beside turned labels, or the other way round."""
        glyphs = self.page.glyphs
        own = evident_angle(glyphs, band)
        # A digit twice as high as wide runs nowhere, nor do ends of labels; no title is so set.
        lone = own == 0.0 and self.axis == 1 and are_letters(labels)
        ends = own == 90.0 and self.axis == 0 and evident_angle(glyphs, labels.glyphs) is None
        if own is None or abs(own - angle) <= 20 or lone or ends:
            return False
        parts = is_letter(self.page, band, labels, self.axis)
        return not parts and not begins(self.page, band, labels, self.axis)

    def _labels(self, index: IntArray, known: float | None = None) -> tuple[Aligned, float] | None:
        """These glyphs as labels of rows or columns, None where they are none; these decide
        where the ink may mislead about the angle, since lines stand as close as letters."""
        glyphs, at = self.page.glyphs, self.centers
        if self.axis == 0 and (level := middled(glyphs, index, at)):
            return level, 0.0
        measured = angle_of_names(glyphs, index, self.axis, at) if known is None else known
        if known is None and self.axis == 0 and measured < 0.0 and are_symbols(glyphs, index, at):
            measured = 0.0
        found = self._labels_at(index, measured)
        if found is None and measured % 90 == 0:
            found = self._labels_at(index, 90.0 - measured, certain=True)
        return in_step(found, self.centers, self.ticks, self.axis)

    def _labels_at(
        self, index: IntArray, angle: float, *, certain: bool = False
    ) -> tuple[Aligned, float] | None:
        page = self.page
        size = size_of(page, index)
        if angle % 90 != 0 or (self.axis == 1 and angle == 90.0):
            index = with_tails(page, self.own, self.side, index, size)
        if angle % 90 != 0:
            angle = measure_angle(page.glyphs, index) or slant(page.glyphs, index)
        # Turned print runs along the side it stands at: several labels share one line.
        along = (angle == 90.0) if self.axis == 1 else (angle == 0.0)
        lines = with_exponents(page.glyphs, group_lines(page.glyphs, index, angle, size))
        if not along:
            lines = without_strokes(without_title_beyond(page, self.own, self.side, lines))
            marks = points_of(self.ticks, self.axis)
            across = align_across(lines, self.axis, self.centers, self.cell, marks)
            aligned = self._at_ticks(across)
            aligned = on_marks(aligned, lines, self.ticks, self.axis, self.centers)
            if certain and not are_set_turned(aligned, len(self.centers)):
                return None
            return (aligned, angle) if self._plausible(aligned) else None
        if certain:
            return None
        aligned = NOTHING
        # The line nearest to the cells comes first: it is the one that must be labels.
        for line in lines if self.side in ("bottom", "right") else lines[::-1]:
            if in_corner(page, self.own, self.axis, line):
                continue
            one = self._at_ticks(align_along(page.glyphs, line, self.axis, self.centers, self.cell))
            parts = parts_of(page, line, 1.2 * size, self.own, self.centers)
            one = on_marks(one, parts, self.ticks, self.axis, self.centers)
            if self.axis == 0 and aligned is NOTHING:
                one = one_on_each_mark(page.glyphs, line, one, self.ticks, self.centers)
            further = self.axis == 0 and goes_beyond(self.page, self.own, line)
            if aligned is not NOTHING and further:
                return aligned, angle
            if self._wraps(aligned, parts):
                for part in parts:
                    place = int(np.abs(self.centers - part.center[self.axis]).argmin())
                    aligned.places[place] = [*aligned.places[place], part]
                continue
            alone = len(parts) == 1 and len(self.centers) > 1 and not self._crowded(one, line)
            centered = is_centered(one, self._pitch, aligned)
            if alone or not centered or (one.count < 2 and len(self.centers) > 1):
                return None if aligned is NOTHING else (aligned, angle)
            if one.count < 0.6 * aligned.count or not flush_over(aligned, one, parts):
                # Words of a title stand over some of the labels by chance.
                return aligned, angle
            places = {place: list(group) for place, group in aligned.places.items()}
            for place, group in one.places.items():
                places.setdefault(place, []).extend(group)
            aligned = Aligned(places=places, offset=0.0, spread=one.spread)
        return aligned, angle

    def _at_ticks(self, labels: Aligned) -> Aligned:
        joined = joined_about_rows(labels, self.centers) if self.axis == 1 else labels
        return at_ticks(joined, self.ticks, self.axis, self.centers)

    def _wraps(self, above: Aligned, parts: list[Line]) -> bool:
        """Whether a line is the second half of labels that were wrapped."""
        pitch = self._pitch
        middles = np.array([part.center[self.axis] for part in parts])
        if self.axis == 0 and name_groups(above, parts, self.centers):
            return False
        if ends_with_axis(parts, self.axis, self.own, self.centers):
            return False
        apart = stand_apart(middles, self.centers, pitch)
        for part in parts:
            middle = part.center[self.axis]
            place = int(np.abs(self.centers - middle).argmin())
            if place not in above.places:
                return False
            before = above.places[place][-1]
            gap = max(part.across[0] - before.across[1], before.across[0] - part.across[1])
            # In the middle of the axis a title would stand just so, only further off: from the
            # foot of most labels, whatever tail the one in the middle has.
            central = abs(middle - np.mean(self.centers)) < 0.3 * pitch
            close = 0.3 if central else (1.5 if apart else 0.9)
            if central:
                feet = np.array([lines[-1].across for lines in above.places.values()])
                low, high = median(feet, along_first=True)
                gap = max(gap, part.across[0] - high, low - part.across[1])
            off, long = abs(middle - self.centers[place]), part.along[1] - part.along[0]
            near = gap <= close * part.size or (not central and keeps_leading(above, before, part))
            if off > 0.15 * pitch or not near or long > room_of(above, pitch):
                return False
            height, width = self.page.glyphs.labels.shape
            # Labels of one line stand half a line lower than the first of two lines; what is alone
            # in the middle of the axis and close to such labels is its title.
            company = grow(self.page, part.glyphs, part.size, 0.0, Box(0, 0, width, height))
            if not central or len(parts) > 1:
                company = np.setdiff1d(company, above.glyphs)
            if len(company) > len(part.glyphs):
                return False
        return bool(parts)

    def _crowded(self, one: Aligned, line: Line) -> bool:
        """Many labels with gaps like spaces: most places taken, each well centred. The words of a
        sentence may stand so by chance: they go on beyond the columns, or leave both outer ones.
        """
        outer = not one.places.keys().isdisjoint((0, len(self.centers) - 1))
        many = outer and one.count >= max(2, 0.6 * len(self.centers))
        many = many and is_centered(one, self._pitch, NOTHING)
        return many and not (self.axis == 0 and goes_beyond(self.page, self.own, line, _WORDS))

    def _plausible(self, aligned: Aligned) -> bool:
        few = aligned.count < (1 if len(self.centers) <= 2 else 2)
        return not few and (aligned.spread < 0.4 or self._pitch < FINE_PX)
