"""What the two witnesses said, and the words for a verdict.

The same words stand in the record, the CSV files, the report and on the terminal.
"""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass, field

from unheat.model.geometry import Box


class Status(enum.StrEnum):
    """The verdict on one cell, one word."""

    AGREED = "agreed"
    REPAIRED = "repaired"
    TEXT_ONLY = "text-only"
    COLOR_ONLY = "color-only"
    CONFLICT = "conflict"
    UNREAD = "unread"
    EMPTY = "empty"
    REVIEWED = "reviewed"


class Reason(enum.StrEnum):
    """Why something is in doubt, or a note; a closed list. ``sentence`` explains each."""

    # cells
    OFF_SCALE = "off-scale"
    COLOR_DIFFERS = "color-differs"
    COLOR_BARELY_FITS = "color-barely-fits"
    AMBIGUOUS_COLOR = "ambiguous-color"
    COARSE_COLOR = "coarse-color"
    COLOR_OFF_RAMP = "color-off-ramp"
    SIGN_IN_DOUBT = "sign-in-doubt"
    POINT_IN_DOUBT = "point-in-doubt"
    DIGIT_IN_DOUBT = "digit-in-doubt"
    READERS_DIFFER = "readers-differ"
    LOW_CONFIDENCE = "low-confidence"
    UNREADABLE_INK = "unreadable-ink"
    SEVERAL_NUMBERS = "several-numbers"
    NOT_A_NUMBER = "not-a-number"
    NO_SCALE = "no-scale"
    SUM_DIFFERS = "sum-differs"
    MASKED = "masked"
    # labels and titles
    LABEL_SHARED = "label-shared"
    LABEL_MISSING = "label-missing"
    LABEL_OFF_SERIES = "label-off-series"
    LABEL_PLACE = "label-place"
    # scale
    TWO_TICKS = "two-ticks"
    TICK_OFF_LINE = "tick-off-line"
    NO_TICKS = "no-ticks"
    TICK_UNREAD = "tick-unread"
    NO_COLORBAR = "no-colorbar"
    SCALE_LEARNED = "scale-learned"
    SCALE_DISAGREES = "scale-disagrees"
    TICK_PLACE = "tick-place"
    BAR_END = "bar-end"
    NORM_IN_DOUBT = "norm-in-doubt"
    RELATIVE_SCALE = "relative-scale"
    DECLARED = "declared"
    # grid and panel
    GRID_AMBIGUOUS = "grid-ambiguous"
    PRINT_AND_COLOR_DIFFER = "print-and-color-differ"
    UNEXPLAINED_PRINT = "unexplained-print"
    HINTED = "hinted"

    @property
    def sentence(self) -> str:
        """One sentence for a person."""
        return _SENTENCES[self]


_SENTENCES: dict[Reason, str] = {
    Reason.OFF_SCALE: (
        "The printed value lies beyond the colour bar, and the colour is the bar's end."
    ),
    Reason.COLOR_DIFFERS: "The colour tells another value than the print.",
    Reason.COLOR_BARELY_FITS: (
        "The colour fits this number only barely, as that of a small misprint would."
    ),
    Reason.AMBIGUOUS_COLOR: (
        "This colour stands for more than one value, or perhaps for a masked cell."
    ),
    Reason.COARSE_COLOR: "The colour tells this value only roughly.",
    Reason.COLOR_OFF_RAMP: "This colour does not occur in the colour bar.",
    Reason.SIGN_IN_DOUBT: "It is not certain whether there is a minus sign.",
    Reason.POINT_IN_DOUBT: "It is not certain where the decimal point stands.",
    Reason.DIGIT_IN_DOUBT: "One digit can be read in two ways.",
    Reason.READERS_DIFFER: "Two readers read this text differently.",
    Reason.LOW_CONFIDENCE: "The text was read with low confidence.",
    Reason.UNREADABLE_INK: "Something is printed here that could not be read.",
    Reason.SEVERAL_NUMBERS: "The cell holds several numbers; the first one is the value.",
    Reason.NOT_A_NUMBER: "The cell holds words, not a number.",
    Reason.NO_SCALE: "There is no colour scale to read this colour through.",
    Reason.SUM_DIFFERS: (
        "The number breaks a rule that the others keep: a symmetry, a sum, a diagonal."
    ),
    Reason.MASKED: "The cell is masked or missing.",
    Reason.LABEL_SHARED: "The label was taken from a neighbouring panel that shares this axis.",
    Reason.LABEL_MISSING: "A label was expected here and none was read.",
    Reason.LABEL_OFF_SERIES: "The label does not follow the series of its neighbours.",
    Reason.LABEL_PLACE: "What this text belongs to, or where it ends, is not certain.",
    Reason.TWO_TICKS: "The scale rests on two ticks only, so a misread tick would not show.",
    Reason.TICK_OFF_LINE: "A tick of the colour bar does not lie on the line of the others.",
    Reason.NO_TICKS: "The colour bar has no tick that could be read.",
    Reason.TICK_UNREAD: (
        "The colour bar runs on where another tick should stand, and none was read."
    ),
    Reason.NO_COLORBAR: "There is no colour bar.",
    Reason.SCALE_LEARNED: (
        "The scale was learned from the printed numbers, for want of a colour bar."
    ),
    Reason.TICK_PLACE: "It is not certain whether the outer ticks stand at the ends of the bar.",
    Reason.BAR_END: "It is not certain where the colour bar ends beyond its outer ticks.",
    Reason.SCALE_DISAGREES: (
        "This scale may not belong to this panel: many cells disagree, or it stands with another."
    ),
    Reason.NORM_IN_DOUBT: "It is not certain whether the scale is linear or logarithmic.",
    Reason.RELATIVE_SCALE: (
        "The colour bar only says which end is low and which is high: values run from 0 to 1."
    ),
    Reason.DECLARED: "The scale was given by the user.",
    Reason.GRID_AMBIGUOUS: "The number of rows or columns is not certain.",
    Reason.PRINT_AND_COLOR_DIFFER: "The printed numbers and the colours measure different things.",
    Reason.UNEXPLAINED_PRINT: (
        "Print stands in the cells or in line with the labels that nothing read here explains."
    ),
    Reason.HINTED: "This was given by the user and not detected.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """A piece of the picture that holds one line of text, ready for a reader.

    ``pixels`` has shape (height, width), uint8, dark text on white, already turned
    upright. ``key`` is the caller's own name for it and comes back with the word.
    ``box`` is where it was cut, in rectified pixels; ``turn`` is the angle in degrees,
    counter-clockwise, by which the text runs in the picture (0 horizontal, 90 reading
    upwards). ``numeric`` says that a number is expected. ``contrast`` is by how many levels of
    lightness the pen is off its ground where a codec was at work, which keeps lightness alone in
    full; NaN elsewhere. ``arrows`` were taken out of it: for each the pieces of ink before and
    behind it, and its sign.
    """

    key: str
    pixels: object  # numpy uint8 (h, w); typed loosely so that the noun stays hashable by id
    box: Box
    turn: float = 0.0
    numeric: bool = False
    contrast: float = math.nan
    arrows: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one reader read in one crop.

    ``confidence`` is the reader's own, 0 to 1, not calibrated. ``engine`` is
    ``"tesseract"``, ``"neural"``, ``"numerals"``, ``"letters"``, ``"glyphs"`` or ``"pdf"``.
    """

    text: str
    confidence: float
    engine: str
    key: str = ""
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReading:
    """A reading of the ink of one cell, label or tick.

    ``value`` is the first number, None where the text is no number. ``quantum`` is the
    unit of its last printed place (0.1 for "61.9"), in the units of ``value``.
    ``parts`` are all numbers in order ("45 (12.3%)" → (45, 12.3)). ``alternatives`` are
    other readings that the same ink allows, best first. ``missing`` marks a word for "no
    value" (NA, nan, –).
    """

    raw: str
    value: float | None = None
    quantum: float | None = None
    confidence: float = 0.0
    parts: tuple[float, ...] = ()
    alternatives: tuple[TextReading, ...] = ()
    missing: bool = False
    review: bool = False
    reasons: tuple[Reason, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorReading:
    """A colour read back through the scale.

    [low, high] is what this colour cannot tell apart; None is an open end (a colour at
    the bar's end, with values beyond it possible). ``delta_e`` is the CIE76 distance of
    the colour from the scale's ramp.
    """

    rgb: tuple[float, float, float]
    value: float | None
    low: float | None
    high: float | None
    delta_e: float
