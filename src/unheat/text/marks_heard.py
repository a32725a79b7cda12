"""Which lines the second reader need not hear, since their ink bears out what two others read.

What the first reader and that of letters read alike, well, and wrong is next to always a letter
without its accent: both know few of them. Ink that has no more marks over its letters than the text
has tells that there is none.
"""

from __future__ import annotations

from collections.abc import Mapping

from unheat.model import Word
from unheat.text.lines import turned_extents
from unheat.text.over_letters import has_more_marks, is_words
from unheat.text.sites import Sites
from unheat.text.two_dots import two_dotted
from unheat.text.voices import CERTAIN


def borne_out(sites: Sites, vouched: Mapping[str, Word]) -> dict[str, Word]:
    """The words that two readers read alike, by crop key, without those that ink may belie.

    Where it does not tell, at a slope and of other signs than letters and digits, the reader of
    letters is to be certain. Ink with marks that neither saw, and words that are written with such
    marks as well as without, are for the second reader, however certain they are.
    """
    lines = {
        site.crop_key(number, turn): (line, turn)
        for site in sites.sites
        for number, line in enumerate(site.lines)
        for turn in site.turns
        if turn == line.angle and turn % 90 == 0
    }
    heard = {}
    for key, word in vouched.items():
        certain = word.confidence >= CERTAIN
        if key in lines and word.text.isascii() and is_words(word.text):
            line, turn = lines[key]
            extents = turned_extents(sites.glyphs, line.glyphs, turn)
            certain = not has_more_marks(extents, line.size, word.text)
        if certain and two_dotted(word.text) is None:
            heard[key] = word
    return heard
