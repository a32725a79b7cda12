"""Labels held against what they would look like: the witness that settles what readers dispute.

The family, size and blur of an axis are found from its own labels. Then each reading of a
label in doubt is drawn in that type and laid over the ink, and so are texts that it may
have been mistaken for. A reading is believed where it explains the ink clearly better than
all others that were read and no mistake that is often made explains it much better still.
Nothing is decided in a type that does not look like that of the axis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from unheat.text.arches import arched, with_arches
from unheat.text.axis_types import AxisTypes
from unheat.text.doubts import is_small
from unheat.text.greek import all_look_alike, delta_forms, greek_forms, spaced_like
from unheat.text.leading_dashes import in_drawn_dash
from unheat.text.likeness import canvases
from unheat.text.mistakes import LITTLE_TEXT, is_near, is_substitute, is_tied, mistaken, unread
from unheat.text.pens import (
    NATIVE,
    OWN_TYPE,
    SURELY,
    Item,
    Type,
)
from unheat.text.reading import Reading, changed, doubted
from unheat.text.series import NUMBER
from unheat.text.sites import Site, Sites
from unheat.text.strokes import as_likely, differ_in_strokes, same_strokes
from unheat.text.trust import MADE_UP, agreed_unsurely, agreed_weakly, borne_out, heard
from unheat.text.variants import (
    alike,
    any_letter,
    concern_same,
    doubles,
    even,
    lettered,
    mixed,
    other_cases,
    other_eights,
    other_zeros,
    parted,
    sensible,
    unseen,
    wordless,
)

_PARTED = re.compile(r"\d \d")
# Lower letters have no shapes, and those of letters lower than the second settle nothing, in
# pixels: they tell what is likelier, but of twenty that they had settled one was wrong.
_SMALLEST_PX, _SETTLED_PX = 5.5, 6.5
# Letters that are taller do not run together.
_LARGEST_PX = 11.0
# The share of its ink that a type may leave over; what is left over of a label that is read
# rightly, of what the type leaves over of others.
_FOREIGN, _OWN, _LITTLE = 0.25, 1.6, 0.15
# Ink, in squares of the em, by which a reading must be better than another one, a text that
# nobody read than one that was, and one than a reading in which both readers agreed: what is
# needed in any type, and how much more where the type leaves over a share of its ink.
_CLEAR, _UNREAD, _AGREED = (0.008, 0.1), (0.005, 0.07), (0.004, 0.06)
# How much more a text must be ahead that has a letter for another one which was read.
_SUBSTITUTE = 2.5
# How much less if two readings may each be a mistake for it.
_TWICE = 0.5
# Confidence of the better reader from which shapes need be only this much as clear.
_HEARD, _BORNE_OUT = 0.97, 0.4
# Confidence of the better reader from which an agreed reading may be shown by its shapes.
_AGREED_WELL = 0.9
# What share of a clear difference makes a text the likelier one, which is asked about.
_LIKELIER = 0.5
# What share of a clear difference the ink must be for a text on which readers agreed unsurely.
_HARDLY = 0.1
# Limits that a text is ahead by far, and how much more ink may then be left where letters touch.
_FAR, _RUN_TOGETHER = 3.0, 1.4
# What share of a limit a mistake that both readers often make need be ahead to be asked about.
_SUSPECT = 0.25
# Texts with less ink than this, in squares of the em, need as much less of a difference.
_SHORT = 0.25
# How much two upright strokes may differ that are drawn alike, in a type and with what it leaves
# over, and two letters that have the strokes of one, in squares of the em.
_LOOK_ALIKE, _ALIKE = (0.006, 0.05), 0.005


def as_drawn(
    sites: Sites, readings: dict[str, Reading], types: AxisTypes | None = None
) -> dict[str, Reading]:
    """Readings of row and column labels, held against what they would look like in their types."""
    types = types or AxisTypes(sites, readings)
    result = dict(readings)
    for number in range(len(sites.layout.panels)):
        for role in ("row", "column"):
            group = [site for site in sites.of(role, number) if len(site.lines) == 1]
            large = [site for site in group if site.lines[0].size >= _SMALLEST_PX]
            open_sites = [
                site
                for site in large
                if _in_question(readings[site.key], site, small=is_small(sites, site))
            ]
            arches = [site for site in large if "m" in readings[site.key].text]
            open_arches = [site for site in arches if arched(readings[site.key].text)]
            if not open_sites and not open_arches:
                continue
            known = types.of(role, number)
            if known is None or known.misfit > _FOREIGN:
                found = [readings[site.key] for site in open_sites]
                result |= {one.site.key: doubted(one) for one in found if agreed_weakly(one)}
                continue
            texts = [readings[site.key].text for site in group]
            counted = sum(bool(NUMBER.match(text)) for text in texts) > 0.5 * len(texts)
            capital = sum(text[:1].isupper() for text in texts) > 0.5 * len(texts)
            figures = sum(map(wordless, texts)) > 0.5 * len(texts)
            for item in types.items(role, number, open_sites):
                judge = _Judge(known=known, counted=counted, capital=capital, figures=figures)
                result[item.site.key] = judge.judged(item)
            # What was found stands for what was read.
            items = types.items(role, number, arches)
            found_now = [replace(item, reading=result[item.site.key]) for item in items]
            result |= with_arches(known, found_now)
            for site in group:
                if site.lines[0].size < _SETTLED_PX:
                    result[site.key] = _unsettled(readings[site.key], result[site.key])
        result |= _alike_elsewhere(sites, readings, result, number)
    return result


def _unsettled(before: Reading, after: Reading) -> Reading:
    """A reading with the text that its ink looks like, no surer than it was."""
    if after.review:
        return after
    return before if after.text == before.text else changed(before, after.text, sure=False)


def _alike_elsewhere(
    sites: Sites, before: dict[str, Reading], after: dict[str, Reading], owner: int
) -> dict[str, Reading]:
    """What became of a label on which readers agreed, for all that were read alike."""
    keys = [site.key for role in ("row", "column") for site in sites.of(role, owner)]
    now = {
        before[key].text: after[key]
        for key in keys
        if not before[key].review and after[key].text != before[key].text
    }
    found = {}
    for key in keys:
        own = after[key]
        other = now.get(own.text)
        if other is not None and not own.review and not own.layer:
            found[key] = changed(own, other.text, sure=not other.review)
    return found


def _in_question(reading: Reading, site: Site, *, small: bool) -> bool:
    # Whether digits are parted by a space, series tell better.
    if reading.layer or _PARTED.search(reading.text):
        return False
    together = site.lines[0].size <= _LARGEST_PX and parted(reading.text, first=True)
    agreed = bool(together or other_zeros(reading.text) or other_eights(reading.text))
    return small or reading.review or agreed or agreed_unsurely(reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scores:
    """Ink (em²) that texts leave unexplained: those that were ``read``, what they may be
    mistaken for (``unread``), and ``rivals`` that differ by a letter; ``total`` is all ink."""

    read: dict[str, float]
    unread: dict[str, float]
    rivals: dict[str, float]
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """Judges labels of one axis: their type, and whether most are numbers, names or ``figures``,
    as ranges and dates are: among these no letter is meant that nobody saw."""

    known: Type
    counted: bool
    capital: bool
    figures: bool

    def judged(self, item: Item) -> Reading:
        """The reading of a label after its ink was heard."""
        reading = item.reading
        said = [reading.text, *reading.others, *reading.spellings]
        read = list(dict.fromkeys(text for text in said if text.strip()))
        greek = [form for text in read for form in greek_forms(text) if all_look_alike(form, read)]
        greek += [spaced_like(form, text) for form in greek for text in read]
        cased = [form for text in read for form in other_cases(text)]
        deltas = [form for text in read for form in delta_forms(text) if all_look_alike(form, read)]
        sheets = canvases(item.ink, [*read, *greek, *deltas, *cased], self.known.pen)
        area = self.known.pen.em**2

        def left(text: str, below: float = np.inf) -> float:
            bounds = [sheet.least(text) / area for sheet in sheets]
            exact = [
                sheet.left(text) / area
                for sheet, bound in zip(sheets, bounds, strict=True)
                if bound < below
            ]
            return min(exact, default=min(bounds))

        scores = {text: left(text) for text in in_drawn_dash(read, left)}
        best = min(scores, key=scores.__getitem__)
        own = min(greek, key=left, default="")
        room = 0.5 * self.known.limit(_CLEAR)
        if own and left(own) < scores[best] + room:
            # A word is set in one script: beside a Greek letter stands another one.
            return changed(reading, own, sure=True)
        delta = min(deltas, key=left, default="")
        if delta and (behind := left(delta) - scores[best]) < room:
            return changed(reading, delta, sure=True) if behind < -room else doubted(reading)
        close = any_letter(best) if len(best) <= LITTLE_TEXT else alike(best)
        close += even(best)
        result = _Scores(
            read=scores,
            unread={
                one: score
                for one, score in ({} if self.counted else unread(reading, scores, left)).items()
                if wordless(one) or not self.figures
            },
            rivals={text: left(text, scores[best] + self.known.limit(_CLEAR)) for text in close},
            total=sheets[0].total / area,
        )
        found = self._weighed(reading, result)
        other, every = lettered(found.text), {**result.read, **result.unread}
        margin = self.known.limit(_LOOK_ALIKE)
        near = every.get(other, np.inf) <= every.get(found.text, np.inf) + margin
        # Where another type or none tells a letter from a digit a word is likelier.
        likelier = other != found.text and (near or self.known.misfit > NATIVE)
        return changed(found, other, sure=False) if likelier else found

    def _weighed(self, reading: Reading, scores: _Scores) -> Reading:
        short = min(1.0, scores.total / _SHORT)
        best = min(scores.read, key=scores.read.__getitem__)
        other = min(scores.unread, key=scores.unread.__getitem__, default=best)
        every = {**scores.read, **scores.unread}
        ahead = scores.read[best] - every[other]
        most = scores.total * max(_LITTLE, _OWN * self.known.misfit)
        limit = short * self.known.limit(_UNREAD if reading.review else _AGREED)
        if reading.review and is_substitute(other, heard(reading, MADE_UP) or scores.read):
            limit *= _SUBSTITUTE
        if reading.review and sum(other in mistaken(one) for one in scores.read) > 1:
            # Both readers may have taken it for what they read.
            limit *= _TWICE
        firm = limit
        if reading.review and other in doubles(best):
            # Both readers often make this mistake: it is the likelier text before it is shown.
            limit *= _TWICE
        if ahead > limit and self._is_outdone(other, scores):
            return reading if reading.review else doubted(reading)
        if ahead > limit:
            text = self._usual(other, every)
            if ahead > _FAR * limit:
                # Letters that have run together leave more of their ink.
                most *= _RUN_TOGETHER
            sure = ahead > SURELY * firm and not is_tied(text, every, scores.read)
            sure = sure and self._is_own and borne_out(reading, text)
            seen = heard(reading) or list(scores.read)
            sure = sure and (is_near(text, seen) or not unseen(text, seen))
            sure = sure and not differ_in_strokes(list(scores.read))
            margin = self.known.limit(_LOOK_ALIKE)
            sure = sure and not as_likely(text, every, margin, self._sense)
            if every[text] <= most:
                return changed(reading, text, sure=sure)
            # What neither explains well is none of both, perhaps.
            return changed(reading, text, sure=False) if ahead > _FAR * limit else reading
        if not reading.review and ahead > _SUSPECT * limit:
            return doubted(reading)
        clear = short * self.known.limit(_CLEAR)
        if not reading.review:
            near = [scores.rivals[one] for one in scores.rivals if not same_strokes(one, best)]
            alone = min((*near, *scores.unread.values()), default=np.inf)
            shown = scores.read[best] <= most and alone > scores.read[best] + clear
            shown = shown and self._is_own and reading.second >= _AGREED_WELL
            if agreed_weakly(reading) and not shown and not self._is_likely(best, scores, clear):
                return doubted(reading)
            return replace(reading, shown=shown)
        if len(scores.read) < 2:
            return reading
        text = self._usual(best, every)
        lead = [
            score - scores.read[best]
            for one, score in scores.read.items()
            if not same_strokes(one, best)
        ]
        strokes = [one for one in scores.read if one != text and same_strokes(one, text)]
        if any(self._sense(one) > self._sense(text) - 2 for one in strokes):
            return reading
        if best == reading.text and reading.second >= _HEARD:
            # Shapes and the better reader are two that say the same.
            clear *= _BORNE_OUT
        # Each letter of what is mixed was read by one of them.
        apart = heard(reading)
        among = other in mixed(apart) and not differ_in_strokes(apart)
        if ahead > 0 and reading.second < _HEARD and among:
            return changed(reading, self._usual(other, every), sure=False)
        ahead_of_all = min(lead, default=np.inf)
        if ahead_of_all <= clear:
            # In doubt a person sees first what the ink looks more like.
            likelier = self._is_own and ahead_of_all > _LIKELIER * clear
            told = likelier and best != reading.text and reading.second < _HEARD
            return changed(reading, text, sure=False) if told else reading
        rivals = scores.rivals
        rival = min((rivals[one] for one in rivals if not same_strokes(one, best)), default=np.inf)
        parts = [one for one in even(best, list(scores.read)) if one in rivals]
        rival = min(rival, *(rivals[one] - _ALIKE for one in parts), np.inf)
        fits = scores.read[best] <= min(most, rival) and ahead <= 0.5 * limit
        sure = fits and self._is_own and borne_out(reading, text)
        return changed(reading, text, sure=sure)

    def _is_outdone(self, text: str, scores: _Scores) -> bool:
        """Whether a text nobody would read explains the same letters better than one nobody read.

        Then these are not quite as the type has them, and who explains more is no likelier.
        """
        best = min(scores.read, key=scores.read.__getitem__)
        rivals = [one for one in scores.rivals if one != text and not same_strokes(one, text)]
        beside = [scores.rivals[one] for one in rivals if concern_same(best, one, text)]
        return min(beside, default=np.inf) < scores.unread.get(text, -np.inf)

    def _is_likely(self, text: str, scores: _Scores, clear: float) -> bool:
        """Whether no other letter explains more of the ink; an "rn" for an "m" is for others."""
        unlike = set(scores.rivals) - set(even(text))
        rivals = [scores.rivals[one] for one in unlike if not same_strokes(one, text)]
        return self._is_own and min(rivals, default=np.inf) > scores.read[text] + _HARDLY * clear

    def _usual(self, text: str, scores: dict[str, float]) -> str:
        """Of texts that look alike, as good as this one, the one that people write."""
        margin = self.known.limit(_LOOK_ALIKE)
        same = [one for one in scores if same_strokes(one, text)]
        same = [one for one in same if scores[one] <= scores[text] + margin]
        best = max(same, key=lambda one: (self._sense(one), -scores[one]), default=text)
        return best if self._sense(best) >= self._sense(text) + 2 else text

    @property
    def _is_own(self) -> bool:
        """Whether the type is that of the axis; in another one shapes settle nothing.

        Of 34 labels of generated figures that such types had settled seven were wrong.
        """
        return self.known.misfit <= OWN_TYPE

    def _sense(self, text: str) -> int:
        return sensible(text, capital=self.capital)
