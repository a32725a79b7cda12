"""Claims about the parts of a figure: title, axes and their labels, size, color scale."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unheat.color.shades import agrees
from unheat.color.words import color_words
from unheat.model import Axis, ColorScale, Label
from unheat.validate.clause import Clause, Verdict
from unheat.validate.judge import Finding
from unheat.validate.labels import AxisLabels, distance, fold, squeeze

_SCALE = r"colou?r[- ]?(?:bar|scale|map|legend|range|axis)s?|legend|scale bar|colou?r ?scale ?range"
_LABELED = re.compile(
    r"\b(?:labell?ed|label|titled|entitled|title|called|reads|reading)\b\s*(?:is|as|of|:|=)?\s*"
    r"[\"“'‘«]?(?P<name>[^\"”’»]+?)[\"”'’»]?\s*[.,;]?$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:^|\b(?:figure|heat-?map|chart|plot|graph|image|matrix|it)\b.*?\b)"
    r"(?:is\s+)?(?:titled|entitled|title(?:\s+(?:is|reads|of the \w+ is))?\s*:?)\s*"
    r"[\"“'‘«]?(?P<name>.+?)[\"”'’»]?\s*[.,;]?$",
    re.IGNORECASE,
)
_AXIS = re.compile(
    r"^(?:the\s+)?(?P<axis>x|y|horizontal|vertical|columns?|rows?|bottom|left)"
    r"[- ]?(?:axis|axes)?(?:\s*\([^)]*\))?"
    r"(?:\s+(?P<what>labels?|titles?|names?|ticks?|categories|values))?(?:\s*\([^)]*\))?"
    r"\s*(?::|=|—|–|\b(?:are|is|shows?|lists?|contains?|represents?|from left to right|"
    r"from top to bottom)\b:?)\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"(?<![\d.])(\d{1,4})\s*(?:[x×]|by)\s*(\d{1,4})(?![\d.]|\s*(?:px|pixel|in\b|inch|cm|mm))",
    re.IGNORECASE,
)
_ROWS_AND_COLUMNS = re.compile(
    r"(?<![\d.])(\d{1,4})\s+rows?\b.*?(?<![\d.])(\d{1,4})\s+col", re.IGNORECASE
)
_NEAR = 0.01
"""Share of the bar's length within which a stated end is the bar's end."""

_SMALL_ERROR = 0.1
"""Edit distance of titles, as a share of their length, that a misread letter explains."""


def title(clause: Clause) -> Verdict | None:
    """ "titled 'Prompt Transferability Matrix'"."""
    if clause.has(_SCALE) or clause.has("axis|axes|label(?:ed|led)?|panel|row|column|legend"):
        return None
    match = _TITLE.search(clause.text)
    if match is None:
        return None
    name = clause.quoted[0] if clause.quoted else match["name"]
    own = [one for one in (clause.figure.title, clause.panel.title) if one is not None]
    found, note = _same_text(name, own)
    return "title", found, note if own else "no title of the figure was read"


def axes(clause: Clause) -> Verdict | None:
    """ "X-axis: GPT-4, Claude 2, …", or the title of an axis."""
    match = _AXIS.match(clause.text)
    if match is None:
        return None
    across = match["axis"].lower()[:1] in ("x", "h", "c", "b")
    axis = clause.panel.columns if across else clause.panel.rows
    word = "columns" if across else "rows"
    names = [part.strip(" \"'“”.") for part in re.split(r"\s*[,;→|]\s*|\s+and\s+", match["rest"])]
    names = [re.sub(r"^and\s+", "", name) for name in names if name]
    labels = AxisLabels.of(axis)
    places = [labels.find(name).index for name in names]
    if sum(place is not None for place in places) >= max(2, 0.5 * len(names)):
        return _listed(names, places, axis, word)
    named = _LABELED.search(match["rest"]) if match["what"] is None else None
    if (
        match["what"]
        and match["what"].lower().startswith(("title", "label", "name"))
        and len(names) == 1
    ):
        name = clause.quoted[0] if clause.quoted else names[0]
    elif named is not None:
        name = clause.quoted[0] if clause.quoted else named["name"]
    else:
        return None
    own = [axis.title] if axis.title is not None else []
    found, note = _same_text(name, own)
    if not own:
        # A title that is not there and one that was not found look the same.
        return "labels", Finding.UNSURE, f"no title of the {word} was read"
    return "labels", found, note


def size(clause: Clause) -> Verdict | None:
    """ "a 4 × 4 heatmap", "4 rows and 4 columns"."""
    match = _ROWS_AND_COLUMNS.search(clause.bare)
    if match is None and clause.has(
        "heat-?map|matrix|grid|table|cells|figure|array|size|dimensions?"
    ):
        match = _SIZE.search(clause.bare)
    if match is None:
        return None
    theirs = int(match.group(1)), int(match.group(2))
    shape = clause.panel.cells.shape
    same = theirs == shape or (clause.transposed and theirs == shape[::-1])
    note = "" if same else f"the figure has {shape[0]} rows and {shape[1]} columns"
    return "size", Finding.HOLDS if same else Finding.DIFFERS, note


def scale(clause: Clause) -> Verdict | None:
    """ "The color bar goes from 0 (dark blue) to 60 (dark red), labeled 'Transferability (%)'"."""
    over = re.search(rf"\b(?:{_SCALE})\b", clause.heading, re.IGNORECASE)
    if over is None and not clause.has(_SCALE) and not _ends_in_colors(clause):
        return None
    own = clause.panel.scale
    if own is None:
        return "scale", Finding.UNSURE, "no color scale of this panel was read"
    verdicts = [
        one
        for one in (_range_of(clause, own), _label_of(clause, own), _map_of(clause, own))
        if one is not None
    ]
    if not verdicts:
        return None
    order = (Finding.DIFFERS, Finding.UNSURE, Finding.ROUNDED, Finding.HOLDS)
    worst = min((finding for finding, _ in verdicts), key=order.index)
    return "scale", worst, "; ".join(note for _, note in verdicts if note)


CHECKS = (scale, title, axes, size)


def _range_of(clause: Clause, scale: ColorScale) -> tuple[Finding, str] | None:
    values = [number.value for number in clause.numbers]
    if len(values) < 2 or scale.categories is not None:
        return None
    low, high = min(values), max(values)
    length = scale.maximum - scale.minimum
    ticks = [tick.value for tick in scale.ticks]
    ends = [(scale.minimum, scale.maximum, "ends")]
    if len(ticks) > 1:
        ends.append((min(ticks), max(ticks), "ticks"))
    for first, last, what in ends:
        if abs(low - first) <= _NEAR * length and abs(high - last) <= _NEAR * length:
            odd = _odd_ticks(values[1:-1], scale, length) if len(values) > 2 else ""
            told = "" if what == "ends" else _ends_told(scale)
            found = Finding.DIFFERS if odd else Finding.HOLDS
            return found, "; ".join(filter(None, (odd, told, _end_colors(clause, scale))))
    ticks_told = f", ticks from {min(ticks):g} to {max(ticks):g}" if len(ticks) > 1 else ""
    note = f"the scale goes from {scale.minimum:.4g} to {scale.maximum:.4g}{ticks_told}"
    return (Finding.UNSURE if scale.review else Finding.DIFFERS), note


def _ends_in_colors(clause: Clause) -> bool:
    """Whether an interval comes with the colors of its ends: "0 to 60, dark blue to bright red"."""
    if len(clause.numbers) != 2:
        return False
    rest = clause.text[clause.numbers[-1].end :]
    ends = re.split(r"\b(?:to|through)\b|[–—→]", rest, maxsplit=1)
    return len(ends) == 2 and all(agrees(end, (128, 128, 128)) is not None for end in ends)


def _odd_ticks(values: Sequence[float], scale: ColorScale, length: float) -> str:
    ticks = [tick.value for tick in scale.ticks]
    odd = [v for v in values if not any(abs(v - tick) <= _NEAR * length for tick in ticks)]
    inside = [v for v in odd if scale.minimum <= v <= scale.maximum]
    return f"no tick at {', '.join(f'{v:g}' for v in inside)}" if inside and ticks else ""


def _ends_told(scale: ColorScale) -> str:
    beyond = abs(scale.maximum - max(t.value for t in scale.ticks))
    beyond = max(beyond, abs(scale.minimum - min(t.value for t in scale.ticks)))
    if beyond <= _NEAR * (scale.maximum - scale.minimum):
        return ""
    return f"these are its ticks; the bar goes from {scale.minimum:.4g} to {scale.maximum:.4g}"


def _end_colors(clause: Clause, scale: ColorScale) -> str:
    """Words for the colors of the ends, where they do not fit; they decide nothing."""
    if not scale.knots or len(clause.numbers) < 2:
        return ""
    odd = []
    first, last = clause.numbers[0], clause.numbers[-1]
    parts = (clause.text[first.end : last.start], clause.text[last.end :])
    for number, words in zip((first, last), parts, strict=True):
        low_end = abs(number.value - scale.minimum) < abs(number.value - scale.maximum)
        rgb = (scale.knots[0] if low_end else scale.knots[-1])[1:]
        if agrees(words, rgb) is False:
            odd.append(f"the color at {number.value:g} is {color_words(rgb)}")
    return "; ".join(odd)


def _label_of(clause: Clause, scale: ColorScale) -> tuple[Finding, str] | None:
    match = _LABELED.search(clause.text)
    if match is None and not (clause.quoted and clause.has("label(?:ed|led)?")):
        return None
    name = clause.quoted[-1] if clause.quoted else (match["name"] if match else "")
    if not re.search(r"[^\W\d]", name) or re.match(r"from\b|\d", name):
        return None
    if re.fullmatch(r"none|no label|not labell?ed|n/?a|unlabell?ed", name.strip(), re.IGNORECASE):
        if scale.label is None:
            return Finding.HOLDS, ""
        return Finding.DIFFERS, f"the figure reads “{scale.label.text}”"
    if scale.label is None:
        return Finding.UNSURE, "no label of the color bar was read"
    return _same_text(name, [scale.label])


def _map_of(clause: Clause, scale: ColorScale) -> tuple[Finding, str] | None:
    from unheat.color.known import known_maps

    words = {squeeze(fold(word)) for word in re.findall(r"\w+", clause.bare)}
    said = [name for name in known_maps().names if squeeze(fold(name)) in words and len(name) > 3]
    if not said or scale.colormap is None:
        return None
    bare = squeeze(fold(scale.colormap.removesuffix("_r")))
    same = any(squeeze(fold(name.removesuffix("_r"))) == bare for name in said)
    return (Finding.HOLDS, "") if same else (Finding.DIFFERS, f"its colors are {scale.colormap}")


def _listed(names: Sequence[str], places: Sequence[int | None], axis: Axis, word: str) -> Verdict:
    known = [place for place in places if place is not None]
    strange = [name for name, place in zip(names, places, strict=True) if place is None]
    absent = [
        str(label) for i, label in enumerate(axis.names) if label is not None and i not in known
    ]
    notes = []
    if strange:
        notes.append(f"the figure has no {', '.join(repr(name) for name in strange)}")
    if absent:
        notes.append(f"not named: {', '.join(absent)}")
    found = Finding.DIFFERS if strange else Finding.HOLDS
    if known != sorted(known):
        notes.append(f"the figure has them in another order ({', '.join(map(str, axis.names))})")
    doubted = any(axis.review)
    if found == Finding.DIFFERS and doubted:
        found = Finding.UNSURE
        notes.append("labels of this axis are up for review")
    return "labels", found, f"{word}: {'; '.join(notes)}" if notes else ""


def _same_text(name: str, own: Sequence[Label]) -> tuple[Finding, str]:
    """Whether a text is one of the figure's, up to case, dashes and one misread letter."""
    if not own:
        return Finding.UNSURE, ""
    theirs = squeeze(fold(name))
    for label in own:
        text = squeeze(fold(label.text))
        far = distance(theirs, text)
        if far == 0:
            return Finding.HOLDS, ""
        if far <= _SMALL_ERROR * max(len(theirs), len(text)):
            return Finding.UNSURE, f"the figure reads “{label.text}”"
    review = any(label.review for label in own)
    return (Finding.UNSURE if review else Finding.DIFFERS), f"the figure reads “{own[0].text}”"
