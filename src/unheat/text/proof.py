"""Proof-reading of labels: which of the readings fit the ink that they were read from.

The type of an axis is learned from its own labels (``typeface``). Then every reading is
held against its ink: spaces go where the gaps are; a reading that is too short, too long
or too tall gives way to one that fits, if there is exactly one; and where none fits a
person is asked, even if both readers agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from unheat.text.corroborate import Reading
from unheat.text.counters import runs
from unheat.text.crops import upright
from unheat.text.equals import as_both_spaced, seen_by_two, spaced_by_two
from unheat.text.greek import greek_forms, looks_alike
from unheat.text.leading_dashes import seen_spaces, spaced_with_dash, with_wide_dash
from unheat.text.measure import FloatArray, ink_extent, strokes
from unheat.text.reading import doubted
from unheat.text.sites import Site, Sites
from unheat.text.spaces import breaks_word, plain_spaces, spaced, with_plain_space
from unheat.text.spelling import EITHER_CASE, alike, plain
from unheat.text.trust import read_by_three
from unheat.text.typeface import Sample, Setting, ink_height, known, learn
from unheat.text.wide_numbers import with_points_asked

# Standard deviations within which a text fits its ink, and beyond which it does not; the
# second also asks for a difference that one thin letter makes, in em.
_FITS, _FAILS, _LEAST = 2.5, 3.5, 0.12
# From this confidence of the better reader on a reading that fits its ink is believed.
_SURE = 0.97
# From this one on it is believed against another reading that fits too: of 50 such labels
# of the development figures none was wrong.
_CERTAIN = 0.995
# Below this one it gives way to one that fits clearly better, and a person is asked.
_UNSURE = 0.9
_CLOSE = 1.5
# How many standard deviations better, in the mean, a rarer stem of a run must fit.
_CLEARLY = 0.5
_SMALL_PX = 8.5  # In lower print letters set apart by a pixel more look like two words.
_WHOLE = 0.75  # A gap with so much of a space to spare holds one, though no reader saw it.
_RINGS = str.maketrans("OQDo", "0000")
_LOW = frozenset("acegmnopqrsuvwxyz.,-+_ ")
_MOST = 240  # More lines than this teach nothing new about a typeface.


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Item:
    """A site with its reading; ``ink`` (n, 2) inked stretches and extents in pixels."""

    site: Site
    reading: Reading
    ink: FloatArray
    width: float
    height: float
    group: int


def proofread(sites: Sites, readings: dict[str, Reading]) -> dict[str, Reading]:
    """Readings of row and column labels, held against their ink."""
    items = _items(sites, readings)
    setting = learn([_sample(item) for item in items])
    result = dict(readings)
    due = {} if setting is None else _due(setting, items)
    for number, item in enumerate(items):
        if setting is not None and item.group in setting.em:
            result[item.site.key] = _proved(setting, number, item, due.get(number))
        else:
            told = _spaced_as_others(setting, item) if setting is not None else None
            result[item.site.key] = told or _plainly_spaced(item)
    return with_points_asked(setting, {item.site.key: item.group for item in items}, result)


def _spaced_as_others(setting: Setting, item: _Item) -> Reading | None:
    """A label of an axis with too few to teach their type, with its spaces by that of another axis
    if it is set in that; its height tells its size. None where readers and ink agree.

    A person is asked where nobody saw what the ink has, or hardly has.
    """
    reading = item.reading
    seen = seen_spaces(reading)
    if not setting.em or (len(seen) < 2 and " " in reading.text):
        return None
    group = min(setting.em)
    scale = setting.tall[group][0] * ink_height(reading.text, setting.family)
    em = item.height / scale
    letters = setting.advances(reading.text.replace(" ", ""), group) * em / setting.em[group]
    space = float(setting.advances(" ", group)[0, 0]) * em / setting.em[group]
    half, whole = (
        spaced(reading.text, letters, em, space, item.ink, share) for share in (0.5, _WHOLE)
    )
    if half in seen and len(seen) > 1:
        told = replace(reading, text=half)
        return told if half == whole or seen_by_two(reading, half) else doubted(told)
    if whole is None or whole.count(" ") <= max(text.count(" ") for text in seen):
        return None
    return replace(doubted(reading), text=whole)


def _plainly_spaced(item: _Item) -> Reading:
    """The spelling with the spaces of the ink, for labels too few to teach their type.

    A person is asked where readers see other spaces and neither as many as are plain.
    """
    reading = item.reading
    seen = seen_spaces(reading)
    counts = {text.count(" ") for text in seen}
    if len(counts) < 2:
        # Readers that agree leave out spaces of small print, too.
        wider = with_plain_space(reading.text, item.ink, item.height)
        return reading if wider is None else replace(doubted(reading), text=wider)
    plainly = plain_spaces(item.ink, item.height)
    fitting = [text for text in seen if text.count(" ") == plainly]
    if (wide := spaced_by_two(reading)) is not None and wide not in fitting:
        return replace(doubted(reading), text=wide)
    if not fitting or (item.height < _SMALL_PX and breaks_word(fitting[0], seen)):
        return doubted(reading)
    return replace(reading, text=fitting[0])


def _due(setting: Setting, items: Sequence[_Item]) -> dict[int, str]:
    """The label that a run of numbered labels has due, by the number of its item."""
    found: dict[int, str] = {}
    for group in setting.em:
        own = [(i, item) for i, item in enumerate(items) if item.group == group]
        said = [
            (item.site.index, (item.reading.text, *item.reading.others, *item.reading.spellings))
            for _, item in own
        ]
        for run in runs(said):
            inside = [
                (i, item.site.index) for i, item in own if run.first <= item.site.index < run.end
            ]
            # The better reader's word counts, if it is not about widths.
            stem = max(
                run.stems,
                key=lambda one: sum(items[i].reading.text.startswith(one) for i, _ in inside),
            )
            if len(run.stems) > 1:
                misfits = {
                    stem: sum(_away(setting, i, run.text(stem, place)) for i, place in inside)
                    for stem in run.stems
                }
                # Stems as wide as the usual one are told apart by readers alone.
                best = min(run.stems, key=misfits.__getitem__)
                if misfits[best] < misfits[stem] - _CLEARLY * len(inside):
                    stem = best
            found |= {i: run.text(stem, place) for i, place in inside}
    return found


def _away(setting: Setting, number: int, text: str) -> float:
    off = setting.off_width(number, text)
    return _FAILS if off is None else min(abs(off[1]), _FAILS)


def _items(sites: Sites, readings: dict[str, Reading]) -> list[_Item]:
    found: list[_Item] = []
    groups: dict[tuple[str, int], int] = {}
    for site in sites.sites:
        reading = as_both_spaced(readings[site.key])
        if site.role not in ("row", "column") or len(site.lines) != 1 or len(found) >= _MOST:
            continue
        if not known(reading.text):
            continue
        grey = upright(sites, site.lines[0], reading.turn)
        extent = ink_extent(grey)
        if extent is None:
            continue
        # Slanted lines are turned at twice their size.
        scale = 1.0 if reading.turn % 90 == 0 else 0.5
        found.append(
            _Item(
                site=site,
                reading=reading,
                ink=scale * strokes(grey),
                width=scale * extent[0],
                height=scale * extent[1],
                group=groups.setdefault((site.role, site.owner), len(groups)),
            )
        )
    return found


def _sample(item: _Item) -> Sample:
    return Sample(
        text=item.reading.text,
        width=item.width,
        height=item.height,
        group=item.group,
        trusted=not item.reading.review,
    )


def _proved(setting: Setting, number: int, item: _Item, due: str | None) -> Reading:
    drawn = with_wide_dash(item.reading.text, item.ink, setting.em[item.group])
    reading = replace(item.reading, text=drawn)
    item = replace(item, reading=reading)
    if due is not None and reading.review and _verdict(setting, number, due) == "fits":
        read = (reading.text, *reading.others)
        # Rings are as wide as each other: who counts "Oh_1", "Oh_2" may have read all wrong.
        ringed = due != reading.text and due.translate(_RINGS) == reading.text.translate(_RINGS)
        if max(alike(plain(due), text) for text in read) >= 0.5 and not ringed:
            return _settled(reading, due, _without(read, due))
    own, sure = _spaced(setting, number, item)
    if not sure:
        reading = doubted(reading)
    cased = _cased(setting, number, own)
    if cased is not None:
        own = cased
        reading = replace(reading, others=_without(reading.others, own))
        if len(own) > 1 and set(own) <= EITHER_CASE and own != own.lower():
            # "co" may be "CO" or "Co", which are of one height.
            sure, reading = False, doubted(reading)
    others = _without(reading.others, own)
    greek = [form for text in (own, *others) for form in greek_forms(text)]
    greek = [min(_with_spaces(setting, item, form) or form, form, key=len) for form in greek]
    for form in greek:
        if _same_shapes(form, reading) and _verdict(setting, number, form) != "fails":
            # One reader alone knows Greek; the other saw the same shapes, and all spaces there are.
            return _settled(reading, form, others)
    verdict = _verdict(setting, number, own)
    fitting = [text for text in (*greek, *others) if _verdict(setting, number, text) == "fits"]
    if verdict == "fails":
        text = fitting[0] if fitting else own
        return replace(doubted(reading), text=text, others=_without((own, *others), text))
    proved = verdict == "fits"
    alone = not any(_verdict(setting, number, text) != "fails" for text in others)
    certain = reading.second >= _SURE and alone
    if reading.second >= _CERTAIN and not alone:
        certain = _verdict(setting, number, own, fits=_CLOSE) == "fits"
    # Where readers differ in the case alone, the height has decided.
    cases = {plain(text).lower() for text in (own, *reading.spellings)}
    heard = len(cases) == 1 and len(reading.spellings) > 1 and reading.second >= _UNSURE
    if sure and proved and alone and heard:
        return _settled(reading, own, others)
    if sure and proved and certain and not _without(reading.spellings[:1], own):
        return _settled(reading, own, others)
    unsure = reading.review and reading.second < _UNSURE
    better = _better(setting, number, own, others) if unsure else own
    rest = _without((own, *others), better) if better != own else reading.others
    return replace(reading, text=better, others=rest, proved=proved)


def _better(setting: Setting, number: int, own: str, others: Sequence[str]) -> str:
    """Of readings that a person has to choose from, the one that fits its ink clearly best."""
    away = {text: setting.off_width(number, text) for text in (own, *others)}
    found = {text: abs(off[1]) for text, off in away.items() if off is not None}
    best = min(found, key=lambda text: found[text], default=own)
    return best if found.get(own, 0.0) > found.get(best, np.inf) + 1.5 else own


def _settled(reading: Reading, text: str, others: tuple[str, ...]) -> Reading:
    return replace(
        reading,
        text=text,
        others=others,
        review=False,
        reasons=(),
        confidence=max(reading.confidence, 0.9) if reading.review else reading.confidence,
        proved=True,
    )


def _without(texts: Sequence[str], text: str) -> tuple[str, ...]:
    return tuple(one for one in texts if plain(one) != plain(text))


def _spaced(setting: Setting, number: int, item: _Item) -> tuple[str, bool]:
    """The reading with its spaces where readers, gaps and width agree best, and if it is sure.

    Where readers differ the third decides, the gaps, or else the width. Against both readers it
    takes gaps and width: small print has gaps between letters that look like spaces.
    """
    own = item.reading.text
    seen = seen_spaces(item.reading)
    if len(seen) > 1 and read_by_three(item.reading, item.reading.spellings[0]):
        return item.reading.spellings[0], True
    inked = _with_spaces(setting, item, own)
    if inked is not None and inked in seen:
        # A gap within a word may be half a space wide.
        sure = len(seen) < 2 or seen_by_two(item.reading, inked)
        return inked, sure or inked == _with_spaces(setting, item, own, share=_WHOLE)
    if len(seen) == 1 and inked is not None and " ." in inked and plain(inked) == plain(own):
        return own, inked.count(" ") == own.count(" ")  # Italics lean: "C .elegans".
    texts = list(dict.fromkeys([*seen, own if inked is None else inked]))
    off = [setting.off_width(number, text) for text in texts]
    away = [np.inf if one is None else abs(one[1]) for one in off]
    best = int(np.argmin(away))
    if len(seen) > 1:
        better = item.reading.spellings[:1] == (texts[best],) and item.reading.second >= _SURE
        return texts[best], inked is None and better and away[best] <= _FITS
    # What nobody saw must be a whole space, in the gaps and in the width.
    clear = _with_spaces(setting, item, own, share=_WHOLE) == texts[-1]
    if len(texts) > 1 and clear and away[1] <= min(_FITS, away[0]):
        if away[0] > max(_FAILS, away[1] + 1.5):
            return texts[1], True
        return (texts[1] if away[0] > max(_FITS, away[1] + 1.0) else own), False
    return own, True


def _cased(setting: Setting, number: int, text: str) -> str | None:
    """The text in the other case, where its letters have one shape in both and that fits better."""
    off = setting.off_height(number, text)
    if off is None or abs(off[1]) < 2.0:
        return None
    swapped = "".join(one.swapcase() if one in EITHER_CASE else one for one in text)
    first = text[:1].swapcase() if text[:1] in EITHER_CASE else text[:1]
    found: dict[str, float] = {}
    for other in {swapped, first + text[1:]} - {text}:
        high, wide = setting.off_height(number, other), setting.off_width(number, other)
        if high is None or wide is None or _verdict(setting, number, other) != "fits":
            continue
        if abs(high[1]) < min(1.5, abs(off[1]) - 1.5):
            found[other] = abs(wide[1])
    best = sorted(found, key=lambda other: (found[other], other))
    clear = len(best) == 1 or (len(best) > 1 and found[best[1]] > found[best[0]] + 1.0)
    return best[0] if clear else None


def _with_spaces(setting: Setting, item: _Item, text: str, share: float = 0.5) -> str | None:
    letters = setting.advances(text.replace(" ", ""), item.group)
    space = float(setting.advances(" ", item.group)[0, 0])
    return spaced_with_dash(text, letters, setting.em[item.group], space, item.ink, share)


def _verdict(setting: Setting, number: int, text: str, fits: float = _FITS) -> str:
    """fits, fails or open: how a text sits in the ink of an item."""
    width = setting.off_width(number, text)
    height = setting.off_height(number, text)
    if width is None or height is None:
        return "open"
    # Specks make ink taller, and families differ in how deep a "Q" reaches; what has tall
    # letters cannot be too low for its ink by a mistake of the case.
    tall = height[0] > 0 and not set(text) <= _LOW
    judged = [width] if tall else [width, height]
    if any(abs(z) > _FAILS and abs(off) > _LEAST for off, z in judged):
        return "fails"
    return "fits" if all(abs(z) <= fits for _, z in judged) else "open"


def _same_shapes(text: str, reading: Reading) -> bool:
    """Whether all readers saw these letters, as far as each of them knows Greek."""
    read: Sequence[str] = reading.spellings
    return len(read) > 1 and all(looks_alike(text, one) for one in read)
