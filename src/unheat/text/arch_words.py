"""Words with an "rn" that readers take for an "m": "Kemel" is "Kernel", which is a word.

The strokes of both are the same. In print that a codec or a resizer has softened all readers see
an "m", and where the type of an axis is not known well, or a text stands alone, no drawing tells.
What tells is that one of the two is a word of the languages that figures are written in.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.text.reading import Reading, doubted

_WORD = re.compile(r"[^\W\d_]*[A-Za-z]m[^\W\d_]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE = "un|re|over|out|non|post|pre|sub|auto|self|heart|sun"
_STEMS = (
    "adorn|airborn|alternat|bernoulli|burn|concern|discern|earn|ernähr|etern"
    "|extern|fratern|furnish|furnitur|gouvern|govern|hibern|infern|intern|internation|kernel|learn"
    "|matern|modern|newborn|nocturn|ornament|patern|pattern|return|sojourn|taciturn|turn|vernacul"
    "|warn|waterborn|yearn"
)
_WHOLE = (
    "acorn|acorns|barn|barns|born|borne|burnt|california|cavern|churn|cistern|corn|corner"
    "|corners|cornea|corneal|diurnal|eastern|ernst|ernte|fern|ferns|furnace|furnaces|hernia"
    "|horn|horns|internet|journal|journals|journey|lantern|lanterns|lernen|melbourne|morning"
    "|mornings|northern|ornithine|popcorn|southern|sternum|stubborn|tavern|ternary|thorn"
    "|thorns|tornado|tornadoes|tournament|tournaments|turnip|turnips|turnout|turnover|unicorn"
    "|varnish|western|yarn|attorneys?|cabernet|carnation|carnegie|carnitine|carnivor(?:es?|ous)"
    "|cornflower|cornish|governance|governors?|hornets?|hornblende|inferno|stillborn|vernal|vernier"
    "|[a-z]{2,}rness(?:es)?"
    "|midwestern|(?:north|south)(?:ea|we)stern"
    "|(?:lnc|mi|sh|sc|sn|circ)rna|arnhem|arnold|barnard|barnes|bernard|bernardo|bernd|berne"
    "|bernhard|bernstein|borneo|bornholm|cairns|capricorn|cornell|cornwall|ernest|ernesto|fernanda"
    "|fern[aá]ndez|fernando|hawthorne?|hern[aá]ndez|kearney|longhorn|lucerne|livorno"
    "|osborne?|peppercorn|pernambuco|salerno|saturn|smyrna|thornton|varna|verne|vernon|werner"
)
_AFTER = (
    "s|e|ed|er|ers|ing|ings|al|als|ally|ity|ism|ization|isation|i[sz]ed|ize|ment|ments|mental|"
    "ist|ists|ata|ative|atives|ation|ating|ate|ated|ship|over|out|outs|ung"
)
_KNOWN = re.compile(rf"(?:(?:{_BEFORE})?(?:{_STEMS})(?:{_AFTER})*|{_WHOLE})")

_PART = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+")
_NETWORK = re.compile(r"(?<![^\W\d_])mn(?![^\W\d_])")

_NAMES = frozenset(
    ("com", "comer", "modem", "tum", "bum", "bom", "bome", "fem", "hom", "bam", "yam", "mn")
)
"""What may be meant as it is, if seldom: commerce, to eat in Spanish, a device, and short forms."""


def with_rn(text: str) -> str:
    """The text with an "rn" for each "m" that makes a word of what is none.

    >>> with_rn("Kemel size"), with_rn("Extemal"), with_rn("Tumover rate"), with_rn("Concem")
    ('Kernel size', 'External', 'Turnover rate', 'Concern')
    >>> with_rn("Tumor volume"), with_rn("Stem cells"), with_rn("Complex"), with_rn("Com yield")
    ('Tumor volume', 'Stem cells', 'Complex', 'Corn yield')
    >>> with_rn("mn_units"), with_rn("mnist"), with_rn("useKemel"), with_rn("Faimess")
    ('rnn_units', 'mnist', 'useKernel', 'Fairness')
    """
    text = _NETWORK.sub("rnn", text)
    return _WORD.sub(lambda found: _spelled(found[0]), text)


def _spelled(word: str) -> str:
    low = word.lower()
    if word not in (low, low.capitalize()):
        # Words that are joined by their capitals.
        parts = [found[0] for found in _PART.finditer(word)]
        if len(parts) < 2 or "".join(parts) != word:
            return word
        return "".join(one if one.lower() in _NAMES else _spelled(one) for one in parts)
    places = [place for place, letter in enumerate(word) if letter == "m"]
    forms = [word[:place] + "rn" + word[place + 1 :] for place in places]
    return next((one for one in forms if _KNOWN.fullmatch(one.lower())), word)


def with_arch_words(reading: Reading) -> Reading:
    """The reading with the words that it means, in doubt where they are names as they are;
    as it is where it has none, or where a PDF or its ink says it."""
    text = reading.text if reading.layer or reading.holds_m else with_rn(reading.text)
    if text == reading.text:
        return reading
    others = (reading.text, *(one for one in reading.others if one != text))
    meant = replace(reading, text=text, others=others)
    words = zip(_LETTERS.findall(reading.text), _LETTERS.findall(text), strict=True)
    open_ = any(one != two and one.lower() in _NAMES for one, two in words)
    return doubted(meant) if open_ and not reading.review else meant
