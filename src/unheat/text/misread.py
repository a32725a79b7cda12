"""What is hardly ever printed, and what is that readers take for it.

A text that makes no sense as it was read, and would make some with a sign that readers are known to
take for what they wrote, is given that sign, and a person is asked.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.text.reading import Reading, doubted

_MISREAD = (
    # A lowered 2 is a "z": nobody takes a logarithm of that without a space.
    (re.compile(r"(?<=log)z(?![^\W_])"), "₂"),
    # The unit of energies is named after a man.
    (re.compile(r"(?<=[(\[/])([mkMGT\u03bc]?)ev(?=[)\]/])"), r"\1eV"),
    # What is long and codes for nothing, and a logarithm of one letter.
    (re.compile(r"(?<![^\W_])IncRNA"), "lncRNA"),
    (
        re.compile(
            r"(?<=^[-\u2212\u2013])In(?= ?[A-Za-z](?![^\W_]))|(?<![^\W_])In(?=\()|^In(?= [A-Za-z]$)"
        ),
        "ln",
    ),
    # What sets have in common or hold together, in two letters that are no words there.
    (re.compile(r"(?<=[A-Z] )n(?= [A-Z](?![^\W_]))"), "\u2229"),
    (re.compile(r"(?<=[A-Z] )u(?= [A-Z](?![^\W_]))"), "\u222a"),
    # Divergences stand between two distributions and are parted by two rules.
    (re.compile(r"(?<=\([A-Za-z])[l|]{2}(?=[A-Za-z]\))"), "\u2016"),
    # Thousands of a currency, and no name with a "W".
    (re.compile(r"^W(?=\d{1,3}(?:,\d{3})+$)"), "\u20a9"),
    # Alloys name their metals behind their shares, and no model of language is one of them.
    (re.compile(r"(?<=[A-Za-z]-\d)AI(?=-\d)"), "Al"),
    # Who stands against whom is parted by a point.
    (re.compile(r"(?<= )vs,(?= )"), "vs."),
    # Learning rates are set, and iridium is not.
    (re.compile(r"(?<![^\W_])Ir(?= ?=)"), "lr"),
    # Half of a greatest effect is a lowered 50 behind two capitals, "IC₅₀"; no word ends so there.
    (re.compile(r"(?<=[A-Z]{2})(?:s[o0]|[5S]o|5O)(?![^\W_])"), "₅₀"),
    # A mean has a deviation or an error about it, and is none.
    (re.compile(r"(?<=[Mm]ean )[=+#](?= (?:SD|SE|SEM|CI|s\.?d\.?|s\.?e\.?m?\.?)(?![^\W_]))"), "±"),
    # No word begins with "leam" but names of towns, and rates of learning are named all the time.
    (re.compile(r"(?<![^\W_])([Ll])eam(?=(?:ing|er|ers|ed|t|n)(?![^\W_]))"), r"\1earn"),
    # Dollars of one country alone are written with its letters before them, and these in brackets.
    (re.compile(r"(?<=[(\[]US)[sS](?=[)\]]| ?[/,])"), "$"),
    # One factor is named for a kappa, which the first reader cannot write. Genes have no hyphen
    # there, and whoever has no Greek letters types a small "k".
    (re.compile(r"(?<![^\W_])NF-[KxX]B(?![^\W_])"), "NF-\u03baB"),
    # A lowered 2 is a colon too, and nothing follows the colon of a logarithm.
    (
        re.compile(r"(?<=[Ll]og)(?:[:;](?= ?[A-Z(])|[:;,](?= (?:ratio|fold|odds|change)))"),
        "₂",
    ),
    # Transformers for vision are named in three letters, whose middle one is small.
    (re.compile(r"(?<![^\W_])VIT(?=-?[BLHSTG][-/\d]|-[BLHSTG](?![^\W\d_])|[-/]\d|-U1[46])"), "ViT"),
    (re.compile(r"(?<=ViT-)U(?=1[46](?!\d))"), "L/"),
    # What is shared of what is covered, in the letters of both: "mIoU".
    (re.compile(r"(?<![^\W_])(m?)[l1]oU(?![^\W_])"), r"\1IoU"),
    # And models that think before they answer in an "o" and a number.
    (re.compile(r"(?<![^\W_])o[lI](?=-(?:mini|preview|pro)(?![^\W_]))"), "o1"),
    # A ring in brackets is the unit of angles and degrees; no star is a unit.
    (re.compile(r"(?<=[(\[])\*(?=[CFNESW]?[)\]])"), "°"),
    # Both ends of a message bear a prime, and so does the sugar of its letters.
    (re.compile(r"(?<![\w'′’.,])([35])(?= ?-? ?UTR(?![^\W_]))"), r"\1′"),
    (re.compile(r"(?<![\w'′’.,])2(?=-O-?(?:Me|MOE)(?![^\W_]))"), "2′"),
    # Messengers between white cells are numbered behind two letters.
    (re.compile(r"(?<![^\W_])II(?=-\d{1,2}[A-Zαβ]? ?\()"), "Il"),
    # Distances are measured in the smallest unit, whose ring is lost, and no amperes.
    (re.compile(r"([Dd]istances?(?: [a-z])? \(|RMSD \()A(?=\))"), r"\1Å"),
    # The unit of work is named after a man, too.
    (re.compile(r"(?<![^\W_])kj(?=[/)\]])"), "kJ"),
    (re.compile(r"(?<![^\W_])IFN-y(?![^\W_])"), "IFN-γ"),
    # The angle of diffraction, whose letter is a nought to readers; "20°N" is a latitude.
    (re.compile(r"^2[0O](?= ?[(\[/,] ?(?:deg|°))"), "2θ"),
    # Who ranks first is no chance: the coefficient has a Greek letter, its chance another name.
    (re.compile(r"(?<=Spearman )p(?![\w-]| ?[vV]al)|(?<=Spearman['’]s )p(?![\w-]| ?[vV]al)"), "ρ"),
    # What glows is measured by what it was at first, with a lowered nought.
    (re.compile(r"(?<=F/F)[oO](?![^\W_])"), "₀"),
    # Behind a lowered digit stands no letter at the end of a formula: dust is "PM₁₀".
    (re.compile(r"(?<=[₀-₉])o(?![^\W_])"), "₀"),
    # Sugar in the blood is told by the first of three kinds of its color, "HbA1c".
    (re.compile(r"(?<![^\W_])HbA[lI](?=c(?![^\W_]))"), "HbA1"),
    # Nothing is marked with a star behind a raised digit, and ions have a charge there.
    (re.compile(r"(?<=[⁰¹²³⁴-⁹])\*$"), "⁺"),
    # Names in programs are set in small letters, and "Im_head" is a head of a language model. One
    # method to fit is named for a memory that is limited.
    (re.compile(r"(?<![^\W_])I(?=(?:m|r|stm|oss|ayer|abel|inear|atent|ogits?)_|-?bfgs)"), "l"),
    # They begin with no digit: norms are counted behind an "l".
    (
        re.compile(
            r"(?<!\w)[1I](?=[12]_(?:ratio|reg|norm|loss|pen|weight|wd|coef|lambda|alpha|dist|err))"
        ),
        "l",
    ),
    # Two strokes begin the names of a beast, of Welsh towns and of a few Spanish words. Other names
    # begin with a capital, and three strokes begin no word at all: "Illinois", "Ilocano".
    (re.compile(r"(?<![^\W_])l(?=ll[a-z]{2}|l(?!am|an|ev|eg|uv|or|ei)[aeiou][a-z]{2})"), "I"),
    # A name in capitals has one in front as well: "IQR", "IA3".
    (re.compile(r"(?<![^\W_])l(?=[A-Z][A-Z\d])"), "I"),
    # And where both meet at their feet, a "U" is before a vowel that no word has there: "Uama".
    (re.compile(r"(?<![^\W_])U(?=[ao][b-df-hj-np-tvwyz])"), "Ll"),
    # What goes in comes out as well.
    (re.compile(r"(?<![^\W_])[Il]/0(?=$|[ )\]])"), "I/O"),
    # What is found at a place or a time is not parted from it on one side alone.
    (re.compile(r"(?<=\w@) (?=\w)"), ""),
    # Rules side by side run together, and names in programs have two at both ends or none there.
    (re.compile(r"(?<![\w.])_([a-z]{2,})_(?![\w.])"), r"__\1__"),
    # No bullet stands between a number and a scale of temperature.
    (re.compile(r"(?<=\d)( ?)[•·∙](?=[CF](?![^\W_]))"), r"\1°"),
)

OF_RATES = (
    r"_(?:means?|max|min|decay|init|start|end|final|warmup|schedule[rs]?|factor|mult|policy|log\w*)"
)
"""What is said of rates of learning in names of programs, and of pairs of ligand and receptor."""

_RATE = re.compile(rf"(?<![^\W_])Ir(?={OF_RATES}(?![^\W_]))")
"""Nothing of the kind is said of the metal whose sign looks alike: "Ir_oxide"."""

_LIGATURE = re.compile(r"^/?E(?=[^\W\d_A-Z]{2})")
"""What readers see of "Æ" before small letters: an "E", and one of them the stroke before it."""


def as_meant(reading: Reading) -> Reading:
    """The reading with what is hardly ever printed as what it is commonly misread for, in doubt
    where another name may be meant."""
    text = _RATE.sub("lr", reading.text)
    reading = reading if text == reading.text else replace(reading, text=text)
    for pattern, meant in _MISREAD:
        text = pattern.sub(meant, text)
    if any(one.startswith("/E") for one in (text, *reading.said)):
        text = _LIGATURE.sub("Æ", text)
    return reading if text == reading.text else doubted(replace(reading, text=text))
