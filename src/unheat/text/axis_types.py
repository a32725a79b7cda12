"""The type of each axis, learned once and from its labels alone: who asks shares what is found."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.text.pens import Item, Type, handy, held_against, items_of, shrunk, teachers_of, type_of
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites


class AxisTypes:
    """Types of the axes of a figure, as their ``readings`` tell them when they are first asked for.

    Learning one takes as long as holding a dozen labels against it, and most axes need none.
    """

    def __init__(self, sites: Sites, readings: dict[str, Reading]) -> None:
        self._sites = sites
        self._readings = readings
        self._known: dict[tuple[str, int], tuple[Type | None, int]] = {}

    def of(self, role: str, owner: int) -> Type | None:
        """The type of an axis; None where its labels do not tell one."""
        return self._learned(role, owner)[0]

    def items(self, role: str, owner: int, group: Sequence[Site]) -> list[Item]:
        """Labels of an axis in the size in which they are held against its type."""
        factor = self._learned(role, owner)[1]
        return [shrunk(item, factor) for item in items_of(self._sites, self._readings, group)]

    def _learned(self, role: str, owner: int) -> tuple[Type | None, int]:
        if (role, owner) not in self._known:
            group = [site for site in self._sites.of(role, owner) if len(site.lines) == 1]
            chosen = teachers_of(group, self._readings)
            teachers = items_of(self._sites, self._readings, chosen)
            factor = handy(teachers) if teachers else 1
            teachers = [shrunk(item, factor) for item in teachers]
            known = self._shared(teachers, factor) or type_of(teachers) if teachers else None
            self._known[role, owner] = known, factor
        return self._known[role, owner]

    def _shared(self, teachers: Sequence[Item], factor: int) -> Type | None:
        """The type of another axis, where it leaves next to nothing of these labels either.

        Most figures are set in one type, and holding it against four labels takes a tenth of the
        time of learning it from them.
        """
        others = {
            known.pen: known for known, own in self._known.values() if known and own == factor
        }
        for known in others.values():
            here = held_against(teachers, known)
            if here is not None:
                return here
        return None
