"""What the characters of one panel look like, and what may stand for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from unheat.medians import median

Floats = npt.NDArray[np.float64]
Template = npt.NDArray[np.float32]

DIGITS = "0123456789"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
CLASSES = {"d": DIGITS, "u": RAISED}
"""Characters that may stand for each other: in shapes they have one letter."""

FINE = 3
"""Positions per pixel: advances are no whole numbers of pixels."""

SMALL_PX = 10.0
"""Height of a digit from which one is not taken for another all through a panel."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alphabet:
    """What a panel's characters look like.

    ``templates`` map a character to its usual coverage, (3, 3, height, advance × 3): one for
    each third of a row that its base line may lie on, and each third of a column where it
    may start, since the same outline looks different there.
    ``shapes`` are the skeletons of numbers that occur ("d.dd", "-d.dd").
    ``blur`` is the squared residual that nineteen of twenty characters stay under, as a
    share of their ink. ``stiffness`` is what characters cost that stand off their advance,
    for a fine column squared. ``even`` says that the face is monospaced.
    """

    templates: Mapping[str, Template]
    seen: Mapping[str, int]
    shapes: tuple[str, ...]
    height: int
    profile: Floats
    scale: float
    blur: float
    stiffness: float = 0.0
    even: bool = False

    @property
    def advances(self) -> dict[str, float]:
        """Advances in pixels of the picture, by kind of character."""
        widths = {kind_of(char): one.shape[-1] for char, one in self.templates.items()}
        return {kind: wide / FINE / self.scale for kind, wide in widths.items()}

    def energy(self, char: str) -> float:
        """The squared ink of a character's template."""
        return energy(self.templates[char])

    def weight(self, char: str) -> float:
        """What a residual is compared with: the energy of a character, of a digit at least.

        Next to a point or a dash much of the ink in its window is its neighbours'.
        """
        return max(self.energy(char), usual_energy(self.templates))


def energy(template: Template) -> float:
    """The squared ink of a template, (falls, phases, height, width), on average over those."""
    return max(float((template**2).sum()) / (FINE * FINE), 1e-6)


def usual_energy(templates: Mapping[str, Template]) -> float:
    """The squared ink of a digit, halfway between the faintest and the boldest."""
    return float(median([energy(templates[char]) for char in templates if char in DIGITS]))


@lru_cache(maxsize=4096)
def shape_of(text: str) -> str:
    """The skeleton of a number: digits as ``d``, raised ones as ``u``, all else as it stands."""
    return "".join(kind_of(char) for char in text)


@lru_cache(maxsize=4096)
def kind_of(char: str) -> str:
    """Digits share one advance in nearly all faces."""
    return "d" if char in DIGITS else "u" if char in RAISED else char


def related_shapes(texts: Sequence[str]) -> tuple[str, ...]:
    """Skeletons that occur, and their near relatives: without sign, with one more digit.

    >>> related_shapes(["-1", "-"])
    ('-d', '-dd', 'd', 'dd')
    """
    seen = {shape_of(text) for text in texts if text}
    signed = {shape[0] for shape in seen if shape[0] in "+-"}
    # A dash may stand on a line of its own.
    bodies = {shape.lstrip("+-") for shape in seen} - {""}
    longer = {f"d{body}" for body in bodies if body.startswith("d")}
    shorter = {body[1:] for body in bodies if body.startswith("dd")}
    related = bodies | longer | shorter
    return tuple(sorted(related | {sign + body for sign in signed for body in related}))
