"""The nouns of the text around the cells: a site is a place where one text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from unheat.model import Box, Label, Layout, TextReading
from unheat.model.figure import Axis
from unheat.text.ink import Glyphs, IntArray
from unheat.text.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Site:
    """One text: its lines (several where it is wrapped) and what it belongs to.

    ``role`` is row, column, row-title, column-title, title, figure-title, tick, key, bar-label
    or bar-offset. ``owner`` is the panel or the bar, ``index`` the row, the column or the
    number of the tick or the key. ``turns`` are the directions it may be read in: one, or 90 and
    270 where ink alone does not tell. ``sure`` is false where the text may belong to something
    else, or goes on in ink that is not its own. ``position`` is a tick's place along its bar in
    pixels.
    """

    role: str
    owner: int
    index: int
    lines: tuple[Line, ...]
    turns: tuple[float, ...] = (0.0,)
    side: str = "left"
    position: float = 0.0
    truncated: bool = False
    sure: bool = True

    @property
    def key(self) -> str:
        return f"{self.role}.{self.owner}.{self.index}"

    @property
    def box(self) -> Box:
        box = self.lines[0].box
        for line in self.lines[1:]:
            box = box.union(line.box)
        return box

    def crop_key(self, line: int, turn: float) -> str:
        """The key of the crop of one of its lines, read in one direction."""
        return f"{self.key}.{line}@{turn:g}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sites:
    """Everything that is to be read around the cells of one figure.

    ``unclaimed`` names texts that were not found, by role and owner, although print that
    belongs to nothing stands in their place, and where it stands; ``left`` are the glyphs (n,) that
    may be letters and belong to no text. ``pictures`` keeps the crops
    of lines, by the line's identity and the direction it is read in: they are asked for often.
    ``inked`` keeps what became of a reading beside its line's ink, which is asked as often as
    readers are heard. Lines are kept beside both, so that no other one gets their identity.
    """

    layout: Layout
    glyphs: Glyphs
    sites: tuple[Site, ...]
    unclaimed: tuple[tuple[str, int, Box], ...] = ()
    left: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    pictures: dict[tuple[int, float], tuple[Line, npt.NDArray[np.uint8]]] = field(
        default_factory=dict
    )
    inked: dict[tuple[int, float, str], tuple[Line, str]] = field(default_factory=dict)

    def unread(self) -> npt.NDArray[np.bool_]:
        """(n,) which glyphs are of no site."""
        free = np.ones(len(self.glyphs), dtype=bool)
        for site in self.sites:
            for line in site.lines:
                free[line.glyphs] = False
        return free

    def axes(self) -> list[tuple[str, int]]:
        """The rows and the columns of each panel: (role, owner)."""
        return [(role, n) for n in range(len(self.layout.panels)) for role in ("row", "column")]

    def of(self, role: str, owner: int | None = None) -> list[Site]:
        """The sites of one role, in order."""
        return [
            site
            for site in self.sites
            if site.role == role and (owner is None or site.owner == owner)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class TickText:
    """A number beside a bar; ``position_px`` along the bar (y if vertical, else x).

    ``written`` says that it is from the text layer of a page: the author's own, not read.
    """

    text: str
    reading: TextReading
    position_px: float
    box: Box
    written: bool = False


def level_heads(sites: Sequence[Site]) -> list[Box]:
    """Places of the level labels over columns."""
    return [
        site.box
        for site in sites
        if (site.role, site.side, site.turns) == ("column", "top", (0.0,))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarTexts:
    """What is printed at one bar; ``offset`` is what stands where it prints a common factor.

    ``keys`` are the texts of a legend's keys in their order, None where none was read.
    """

    label: Label | None
    ticks: tuple[TickText, ...]
    offset: Label | None = None
    keys: tuple[Label | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelTexts:
    """What is printed around one panel.

    ``key`` is where something stands, beside a panel without a colour bar, that may be one
    that was not made out.
    """

    title: Label | None
    rows: Axis
    columns: Axis
    key: Box | None = None

    def with_axis(self, role: str, axis: Axis) -> PanelTexts:
        """The texts with another axis ("row" or "column")."""
        return replace(self, rows=axis) if role == "row" else replace(self, columns=axis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """All texts around the cells, in the order of the layout's panels and bars."""

    figure_title: Label | None
    panels: tuple[PanelTexts, ...]
    bars: tuple[BarTexts, ...]
