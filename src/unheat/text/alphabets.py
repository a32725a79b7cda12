"""The letters with marks of the languages that names of figures are written in.

Shapes and readers tell marks apart badly: a "ď" has its hook where a "đ" has its bar.
But "Žđár" has a letter of Bosnian beside one of Czech.
"""

from __future__ import annotations

MARKED = {
    "a": "áàâäãåąăā", "c": "çćč", "d": "ďđ", "e": "éèêëęěē", "g": "ğģ", "i": "íìîïīı",
    "k": "ķ", "l": "łľĺļ", "n": "ñńňņ", "o": "óòôöõøőō", "r": "řŕ", "s": "šśşș", "t": "ťţț",
    "u": "úùûüůűū", "y": "ýÿ", "z": "žźż",
}  # fmt: skip
"""The letters that European languages have with marks, by those without."""

ALPHABETS = (
    "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "àâçéèêëîïôûùüÿ", "äöü", "äöüéèà",
    "áéíñóúü", "áàâãçéêíóôõú", "çğıöşüâî", "åäöé", "åøé", "áéíóöőúüű", "ăâîșț", "čćđšž",
    "àèéìòù", "āčēģīķļņšūž", "áéíóúýö", "àçéèíïóòúü", "äöõüšž",
)  # fmt: skip
"""Letters with marks of each of the languages whose names figures have."""

_ALL = frozenset("".join(MARKED.values()))


def is_of_one_language(text: str) -> bool:
    """Whether one language has all letters with marks of a text, or one of them is of none known
    here.

    >>> is_of_one_language("Žđár"), is_of_one_language("Žďár"), is_of_one_language("Đắk Lắk")
    (False, True, True)
    """
    letters = {letter.lower() for letter in text if letter.isalpha() and not letter.isascii()}
    return not letters <= _ALL or any(letters <= set(one) for one in ALPHABETS)
