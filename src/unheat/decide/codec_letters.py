"""Characters as they were drawn before a codec rounded them: templates on a fine raster.

Text is set at any part of a pixel, across and down, and small print looks otherwise at each. A
template holds a character's coverage at every third of a pixel down and quarter across, so that one
drawing of it explains all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.text.alphabet import DIGITS, kind_of

FloatArray = npt.NDArray[np.floating[Any]]
Index = npt.NDArray[np.int64]

ACROSS, DOWN = 4, 3
"""Places within a pixel that are told apart."""

BEFORE = 1
"""Pixels of a template before its character begins."""

ADVANCES = {".": 0.5, ",": 0.5, "-": 0.9, "+": 1.3, "%": 1.5}
"""Usual advances for that of a digit, of characters whose own is not known."""

CHARACTERS = DIGITS + ".,-+%"
_INDEX = {char: index for index, char in enumerate(CHARACTERS)}

_ROOM_PX = 3
"""Pixels of a template beyond the advance."""

_SMOOTH = 1.5, 1.0
"""How far neighbors on the finer raster hold together, in its steps across and down: by less than
half a pixel, which is what print is smooth by."""


def with_usual(advances: Mapping[str, float], *, even: bool) -> dict[str, float]:
    """The advances with those of other characters as they usually are; all alike where the face
    is ``even``."""
    digit = advances["d"]
    usual = {name: digit * (1.0 if even else share) for name, share in ADVANCES.items()}
    return {"d": digit} | usual | dict(advances)


def is_legible(text: str) -> bool:
    """Whether all of a text are characters that templates are kept of, a digit among them."""
    return any(char.isdigit() for char in text) and all(char in _INDEX for char in text)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Glyphs:
    """Characters of strings, one entry each: ``of`` the string, ``place`` in it, ``char`` the
    template, ``x``, ``y`` the pixel where its template begins and ``u``, ``v`` where in that."""

    of: Index
    place: Index
    char: Index
    x: Index
    y: Index
    u: Index
    v: Index

    def where(self, wanted: npt.NDArray[np.bool_]) -> Glyphs:
        """Those of the characters that are wanted."""
        return Glyphs(**{field.name: getattr(self, field.name)[wanted] for field in fields(self)})


class Letters:
    """Templates of a type: ``advances`` in pixels by kind of character, a digit's ``height``.

    ``used`` are the characters that are drawn, all by default: a percent sign that no text has
    would make every template wider.
    """

    def __init__(
        self, advances: Mapping[str, float], height: float, used: Iterable[str] = CHARACTERS
    ) -> None:
        self._advances, self.height = advances, height
        self.high = int(np.ceil(1.3 * height)) + 5
        widths = {name: int(np.ceil(wide)) + _ROOM_PX for name, wide in advances.items()}
        self.wide = max(widths[kind_of(char)] for char in used)
        shape = len(CHARACTERS), self.high * DOWN, self.wide * ACROSS
        self._fine: FloatArray = np.zeros(shape, dtype=np.float32)
        self._texts: dict[str, tuple[Index, int, Index]] = {}
        room = np.array([widths[kind_of(char)] * ACROSS for char in CHARACTERS])
        self._room = np.arange(shape[2]) < room[:, None]

    def width(self, text: str) -> int:
        """Advance of a text, in steps across."""
        return int(self._set(text)[1])

    def _set(self, text: str) -> tuple[Index, int, Index]:
        """Where each character of a text begins, its advance, in steps across, and templates."""
        found = self._texts.get(text)
        if found is None:
            advances = [ACROSS * self._advances[kind_of(char)] for char in text]
            ends = np.cumsum([0.0, *advances])
            begins = np.round(ends[:-1]).astype(np.int64)
            chars = np.array([_INDEX[char] for char in text], dtype=np.int64)
            found = self._texts[text] = begins, round(float(ends[-1])), chars
        return found

    def glyphs(self, texts: Sequence[str], across: Index, down: Index) -> Glyphs:
        """The characters of texts that begin at ``across``, their middle ``down``, in steps."""
        sets = [self._set(text) for text in texts]
        counts = np.array([len(begins) for begins, _, _ in sets])
        of = np.repeat(np.arange(len(texts)), counts)
        x = np.concatenate([begins for begins, _, _ in sets]) + across[of] - BEFORE * ACROSS
        y = down[of] - (self.high // 2) * DOWN
        return Glyphs(
            of=of,
            place=np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts),
            char=np.concatenate([chars for _, _, chars in sets]),
            x=-(-x // ACROSS),
            y=-(-y // DOWN),
            u=-x % ACROSS,
            v=-y % DOWN,
        )

    def coverage(self, glyphs: Glyphs) -> FloatArray:
        """(n, high, wide): the coverage of each character in the pixels of its template."""
        return np.asarray(self._phases(self._fine)[glyphs.char, glyphs.v, glyphs.u])

    def clear(self) -> None:
        """Forget all templates."""
        self._fine[:] = 0.0

    @property
    def fine(self) -> FloatArray:
        """The templates, (characters, steps down, steps across)."""
        return self._fine

    @fine.setter
    def fine(self, templates: FloatArray) -> None:
        self._fine = np.asarray(templates * self._room[:, None, :], dtype=np.float32)

    def gathered(self, glyphs: Glyphs, weights: FloatArray) -> FloatArray:
        """What ``weights`` (n, high, wide) of characters come to in their templates, smoothed."""
        size = self.high * self.wide
        place = (glyphs.char * DOWN + glyphs.v) * ACROSS + glyphs.u
        flat = (place[:, None] * size + np.arange(size)).ravel()
        count = len(CHARACTERS) * DOWN * ACROSS * size
        summed = np.bincount(flat, weights=weights.reshape(-1), minlength=count)
        phases = summed.reshape(-1, DOWN, ACROSS, self.high, self.wide)
        fine = phases.transpose(0, 3, 1, 4, 2).reshape(self._fine.shape)
        # Most panels have no codec behind them, and this takes longer to load than all of theirs.
        from scipy.ndimage import gaussian_filter1d

        across = gaussian_filter1d(fine, _SMOOTH[0], axis=2, mode="constant")
        return np.asarray(gaussian_filter1d(across, _SMOOTH[1], axis=1, mode="constant"))

    def _phases(self, fine: FloatArray) -> Any:
        """(characters, DOWN, ACROSS, high, wide): templates by the place within a pixel."""
        parts = fine.reshape(-1, self.high, DOWN, self.wide, ACROSS)
        return parts.transpose(0, 2, 4, 1, 3)
