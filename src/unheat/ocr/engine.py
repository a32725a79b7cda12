"""What a reader is: crops in, one word per crop out, in the same order.

A reader never decides whether a word is right. It is asked in batches, since starting an
engine costs more than reading with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from unheat.model import Crop, Word


class Engine(Protocol):
    """A reader of single lines of text."""

    @property
    def name(self) -> str:
        """``"tesseract"`` or ``"neural"``; it stands in every word it reads."""
        ...

    @property
    def version(self) -> str:
        """Version of the engine, for the record's provenance."""
        ...

    def warm(self) -> None:
        """Begin to load, beside other work, what reading will need; may do nothing."""
        ...

    def read(self, crops: Sequence[Crop]) -> list[Word]:
        """One word per crop, same order, ``key`` kept; empty text where nothing was read."""
        ...


class SignEngine(Engine, Protocol):
    """A reader that says sign by sign what it sees, and what else that may be."""

    def heard(self, crops: Sequence[Crop]) -> list[tuple[Word, Word | None]]:
        """Per crop what it reads, and what else it may read there."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """The readers of one run: ``first`` reads everything, ``second`` is asked in doubt.

    ``numerals`` reads the numbers in cells and nothing else, ``letters`` what stands around them.
    """

    first: Engine
    second: Engine | None = None
    numerals: SignEngine | None = None
    letters: SignEngine | None = None

    def warm(self) -> None:
        """Let every reader begin to load what it needs, while nothing is to be read yet."""
        for engine in self._all():
            engine.warm()

    def versions(self) -> dict[str, str]:
        """Name → version of every reader, for the record."""
        return {engine.name: engine.version for engine in self._all()}

    def _all(self) -> list[Engine]:
        known = (self.first, self.second, self.numerals, self.letters)
        return [engine for engine in known if engine is not None]
