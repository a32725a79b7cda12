"""Small print behind a codec, read by what its file's own blocks can hold.

Pixels of a number of five pixels behind a strong codec look like several numbers, and every reader
of pixels takes one for the other. Its file does not: it keeps the steps that the drawing was
rounded to, and the drawing of another number would have been rounded to others. What is drawn is
told by the panel itself: cells that color bears out teach templates (``codec_scene``), and each is
read by what the others taught, so that no reading is borne out by itself.

Color chooses what teaches and proposes nothing: every digit of a number is tried in each place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unheat.decide.codec_letters import ACROSS, DOWN, Letters, is_legible
from unheat.decide.codec_scene import Scene, Site
from unheat.load.planes import Plane
from unheat.medians import median
from unheat.text.alphabet import DIGITS, kind_of
from unheat.text.panel import Cell

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.int64]

_FEWEST = 60
"""Lessons from which templates can be learned: three dozen of each digit's places."""

_RARE = 6
"""Times that a character has to be taught: each fold is read without a third of them."""

_DIGIT_PX, _OTHER_PX = (0.24, 0.12, 0.06), (0.32,)
"""Pixels by which the advance of a digit, and then of others, is tried to be off: a quarter of one
at the end of a number blurs its templates."""

_TRIED = 120
"""Lessons that the advance is tried with."""

_FIRST, _PLAIN, _ROUNDS, _LAST = 6, 3, 10, 16
_LEARNED = 3
"""Steps of templates: where advances are tried, before the steps of the codec count, for each of
so many times that texts are placed, and before anything is read."""

_FOLDS, _TURNS = 3, 2
_KNOWN = 0.98
"""Parts that are each read by what the others taught, times that all are, and share of the lessons
that were right as they are from which once is enough."""

_ASTRAY, _FAR = 2.5, 3
"""Misfit for the usual one from which a text is sought elsewhere, and how many pixels off."""

_OFF_PX = 1.2
"""Pixels by which texts of one column may be off their place in its cells, as they are rounded."""

_HILL = 6
"""Digits that are changed at most, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockWord:
    """What the blocks say: ``text``, and by how much the ``rival`` next to it fits worse, as a
    share of what is left unexplained as a rule."""

    text: str
    rival: str
    margin: float


def read_by_blocks(
    plane: Plane,
    sites: Sequence[Site],
    height: float,
    advances: Mapping[str, float],
    teachers: Collection[Cell],
    fits: Callable[[Cell, str], bool],
    others: Mapping[Cell, Collection[str]],
) -> dict[Cell, BlockWord]:
    """Cell → what its blocks say, of cells whose text is legible; empty where too little teaches.

    ``height`` is a digit's in pixels, ``advances`` are about those of the kinds of characters.
    ``teachers`` are cells whose texts color bears out, ``fits`` says whether it bears out another
    one, and ``others`` are texts that readers saw beside.
    """
    drawn = np.array([n for n, site in enumerate(sites) if site.text], dtype=np.int64)
    cells = {n: (site.row, site.column) for n, site in enumerate(sites)}
    lessons = np.array([n for n in drawn if cells[n] in teachers], dtype=np.int64)
    if len(lessons) < _FEWEST:
        return {}
    taught = Counter(char for n in lessons for char in sites[n].text)
    if any(taught[digit] < _RARE for digit in DIGITS):
        return {}
    advances = _advances(plane, sites, lessons, advances, height)
    signed = taught["-"] >= _RARE
    spoken = {n: [text for text in others.get(cells[n], ()) if is_legible(text)] for n in drawn}
    used = {char for texts in spoken.values() for text in texts for char in text}
    used.update(DIGITS, "-" if signed else "", *(site.text for site in sites))
    scene = Scene(plane, sites, Letters(advances, height, used))
    before, said = list(scene.texts), {}
    for turn in range(_TURNS):
        teach = np.isin(drawn, lessons)
        if turn:
            scene.letters.clear()
            scene.fit(drawn, teach, _PLAIN, project=False)
        _learn(scene, drawn, teach)
        said = _read(scene, drawn, teach, spoken, signed=signed)
        usual = median([word.margin for word in said.values()])
        lessons = np.array(
            [
                n
                for n, word in said.items()
                if fits(cells[n], word.text) and (word.text == before[n] or word.margin > usual)
            ],
            dtype=np.int64,
        )
        for n, word in said.items():
            if fits(cells[n], word.text):
                scene.texts[n] = word.text
        if len(lessons) < _FEWEST:
            return {}
        if np.mean([word.text == before[n] for n, word in said.items()]) >= _KNOWN:
            break
    return {cells[n]: word for n, word in said.items()}


def _advances(
    plane: Plane,
    sites: Sequence[Site],
    lessons: Index,
    advances: Mapping[str, float],
    height: float,
) -> dict[str, float]:
    """The advances under which a sample of the lessons has the least misfit."""
    # Those of a few rows: a smaller part of the picture has to be drawn.
    first = max(len(lessons) - _TRIED, 0) // 2
    sample = [sites[n] for n in lessons[first : first + _TRIED]]
    every = np.arange(len(sample))
    used = {*DIGITS, *(char for site in sample for char in site.text)}

    def misfit(tried: Mapping[str, float]) -> float:
        scene = Scene(plane, sample, Letters(tried, height, used))
        _begin(scene, every)
        for _ in range(2):
            scene.fit(every, np.ones(len(every), dtype=bool), _FIRST)
            _place(scene, every)
        return float(median(scene.misfits(every, scene.texts, [(scene.across, scene.down)])[0]))

    best = dict(advances)
    least = misfit(best)
    seen = {kind_of(char) for site in sample for char in site.text}
    for name in sorted(seen, key=lambda name: name != "d"):
        for step in _DIGIT_PX if name == "d" else _OTHER_PX:
            for off in (-step, step):
                tried = best | {name: best[name] + off}
                found = misfit(tried)
                if found < least:
                    best, least = tried, found
                    break
    return best


def _begin(scene: Scene, drawn: Index) -> None:
    """First templates, and where texts stand, before the steps of the codec count."""
    for _ in range(2):
        scene.letters.clear()
        scene.fit(drawn, np.ones(len(drawn), dtype=bool), _PLAIN, project=False)
        _place(scene, drawn)
        _straighten(scene, drawn)


def _learn(scene: Scene, drawn: Index, teach: npt.NDArray[np.bool_]) -> None:
    """Templates of all lessons, and where texts stand."""
    again = scene.letters.fine.any()
    if not again:
        _begin(scene, drawn)
    for number in range(_LEARNED - again):
        scene.fit(drawn, teach, _ROUNDS)
        if number:
            _seek(scene, drawn)
        _place(scene, drawn)
        _straighten(scene, drawn)


def _move(scene: Scene, sites: Index, steps: Sequence[tuple[int, int]]) -> None:
    """Move each text by the step (across, down) under which it has the least misfit."""
    texts = [scene.texts[n] for n in sites]
    places = [(scene.across[sites] + dx, scene.down[sites] + dy) for dx, dy in steps]
    misfits = scene.misfits(sites, texts, places)
    moved = np.array(steps)[misfits.argmin(axis=0)]
    scene.across[sites] += moved[:, 0]
    scene.down[sites] += moved[:, 1]


def _place(scene: Scene, drawn: Index) -> None:
    """Move each text by up to half a pixel, across and then down, to where it has least misfit."""
    _move(scene, drawn, [(dx, 0) for dx in range(-(ACROSS // 2), ACROSS // 2 + 1)])
    _move(scene, drawn, [(0, dy) for dy in (-1, 0, 1)])


def _seek(scene: Scene, drawn: Index) -> None:
    """Seek texts that the blocks bear out least elsewhere: a text may have slipped by a digit."""
    texts = [scene.texts[n] for n in drawn]
    [misfits] = scene.misfits(drawn, texts, [(scene.across[drawn], scene.down[drawn])])
    astray = drawn[misfits > _ASTRAY * median(misfits)]
    if len(astray):
        across = range(-_FAR * ACROSS, _FAR * ACROSS + 1, ACROSS // 2)
        _move(scene, astray, [(dx, dy) for dx in across for dy in (-DOWN, 0, DOWN)])


def _straighten(scene: Scene, drawn: Index) -> None:
    """Put back texts that stand off the place at which the others of their column and their row
    do: all begin, end or have their middle at one point of their cells."""
    rows, columns = (
        np.array([getattr(scene.sites[n], name) for n in drawn]) for name in ("row", "column")
    )
    x = scene.across[drawn] / ACROSS
    wide = np.array([scene.letters.width(scene.texts[n]) for n in drawn]) / ACROSS
    top, bottom, left, right = scene.inner[drawn].T
    anchors = [x + wide / 2 - (left + right) / 2, x + wide - right, x - left]
    off = min(anchors, key=lambda at: float(median(np.abs(at - median(at)))))
    off = off - _usual(off, columns)
    scene.across[drawn] -= np.where(np.abs(off) > _OFF_PX, np.round(off * ACROSS), 0).astype(int)
    off = scene.down[drawn] / DOWN - (top + bottom) / 2
    off = off - _usual(off, rows)
    scene.down[drawn] -= np.where(np.abs(off) > _OFF_PX, np.round(off * DOWN), 0).astype(int)


def _usual(values: Floats, groups: Index) -> Floats:
    """For each value the median of its group."""
    found = np.empty_like(values)
    for group in np.unique(groups):
        found[groups == group] = median(values[groups == group])
    return found


def _read(
    scene: Scene,
    drawn: Index,
    teach: npt.NDArray[np.bool_],
    spoken: Mapping[int, Sequence[str]],
    *,
    signed: bool,
) -> dict[int, BlockWord]:
    """Site → word, each by templates that the sites of the other folds taught."""
    ground = scene.ground.copy()
    found: dict[int, BlockWord] = {}
    misfits: dict[int, dict[str, float]] = {}
    for fold in range(_FOLDS):
        mine = np.arange(len(drawn)) % _FOLDS == fold
        scene.ground[:] = ground
        scene.letters.clear()
        scene.fit(drawn, teach & ~mine, _PLAIN, project=False)
        scene.fit(drawn, teach & ~mine, _LAST)
        misfits |= _climb(scene, drawn, drawn[mine], spoken, signed=signed)
    scene.ground[:] = ground
    usual = median([min(known.values()) for known in misfits.values()])
    for n, known in misfits.items():
        best, rival = sorted(known, key=lambda text: known[text])[:2]
        margin = (known[rival] - known[best]) / max(known[best] + usual, 1e-9)
        found[n] = BlockWord(text=best, rival=rival, margin=float(margin))
    return found


def _climb(
    scene: Scene,
    drawn: Index,
    sites: Index,
    spoken: Mapping[int, Sequence[str]],
    *,
    signed: bool,
) -> dict[int, dict[str, float]]:
    """Site → text → misfit: of the text with the least, and of all that differ from it by a digit
    or its sign; found from what was read by changing one of these after the other."""
    known: dict[int, dict[str, float]] = {int(n): {} for n in sites}
    texts, across = list(scene.texts), scene.across.copy()
    open_sites = sites
    for number in range(_HILL):
        items = [(n, scene.texts[n]) for n in open_sites.tolist()]
        if signed:
            items += [(n, _other_sign(text)) for n, text in items]
        if not number:
            items += [(n, text) for n in open_sites.tolist() for text in spoken.get(n, ())]
        at = np.array([n for n, _ in items], dtype=np.int64)
        said = [text for _, text in items]
        # A sign stands before what is there with it and without.
        width = scene.letters.width
        longer = np.array([width(scene.texts[n]) - width(text) for n, text in items])
        [misfits] = scene.misfits(at, said, [(scene.across[at] + longer, scene.down[at])])
        for (n, text), misfit in zip(items, misfits.tolist(), strict=True):
            known[n].setdefault(text, misfit)
        _exchange(scene, open_sites, known)
        best = {n: min(known[n], key=known[n].__getitem__) for n in open_sites.tolist()}
        changed = [n for n, text in best.items() if text != scene.texts[n]]
        if not changed:
            break
        for n in changed:
            scene.across[n] += width(scene.texts[n]) - width(best[n])
            scene.texts[n] = best[n]
        scene.draw(drawn)
        open_sites = np.array(changed, dtype=np.int64)
    scene.texts[:] = texts
    scene.across[:] = across
    return known


def _exchange(scene: Scene, sites: Index, known: Mapping[int, dict[str, float]]) -> None:
    """Take down the misfits of texts with one digit exchanged for another."""
    items = [
        (n, place, digit)
        for n in sites.tolist()
        for place, char in enumerate(scene.texts[n])
        for digit in range(len(DIGITS))
        if char.isdigit() and char != DIGITS[digit]
    ]
    at, places, digits = (np.array(column, dtype=np.int64) for column in zip(*items, strict=True))
    more = scene.exchanged(at, places, digits)
    for (n, place, digit), misfit in zip(items, more.tolist(), strict=True):
        text = scene.texts[n]
        other = text[:place] + DIGITS[digit] + text[place + 1 :]
        known[n].setdefault(other, known[n][text] + misfit)


def _other_sign(text: str) -> str:
    """The text with a minus sign if it has none, and without if it has."""
    return text[1:] if text.startswith("-") else "-" + text.lstrip("+")
