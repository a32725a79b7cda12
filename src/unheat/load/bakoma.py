"""What the characters of the BaKoMa fonts are, which matplotlib sets formulas in.

Its Computer Modern ("mathtext.fontset: cm") has letters and signs at codes of their own, and a PDF
that it writes says that each code is the character of that number: a point is a ":" there, a minus
sign a "¡", a lambda a "¸". The fonts of TeX itself, whose names are in capitals, are told rightly.
"""

from __future__ import annotations

_ITALIC = {
    **dict(zip(range(0xAE, 0xB7), "αβγδεζηθι", strict=True)),
    **dict(zip(range(0xB8, 0xC4), "λμνξπρστυϕχψ", strict=True)),
    **{0x21: "ω", 0x22: "ε", 0x23: "ϑ", 0x25: "ϱ", 0x26: "ς", 0x27: "φ", 0x2219: "κ"},
    **{0x3A: ".", 0x3B: ",", 0x3D: "/", 0x60: "ℓ"},
}
_SIGNS = {
    **{0x21: "→", 0x22: "↑", 0x23: "↓", 0x24: "↔", 0x27: "≃", 0x29: "⇒", 0x2F: "∝", 0x30: "′"},
    **{0x31: "∞", 0x32: "∈", 0x5B: "∪", 0x5C: "∩", 0x66: "{", 0x67: "}", 0x68: "⟨", 0x69: "⟩"},
    **{0x6A: "|", 0x6B: "‖", 0x72: "∇", 0xA1: "−", 0xA2: "⋅", 0xA3: "×", 0xA4: "*", 0xA5: "÷"},
    **{0xA7: "±", 0xA8: "∓", 0xA9: "⊕", 0xAD: "⊗", 0xAF: "⊙", 0xB1: "∘", 0xB2: "∙", 0xB4: "≡"},
    **{0x2219: "≤", 0xB8: "≥", 0xBB: "∼", 0xBC: "≈", 0xBF: "≪", 0xC0: "≫", 0xC3: "←"},
}
_UPRIGHT = dict(zip((*range(0xA1, 0xAB), 0xAD), "ΓΔΘΛΞΠΣΥΦΨΩ", strict=True))
_FONTS = {"Cmmi10": _ITALIC, "Cmsy10": _SIGNS, "Cmr10": _UPRIGHT}


def meant(font: str, code: int) -> int:
    """The code point of a character that a page tells as ``code`` in a font of this name.

    >>> chr(meant("BPQALT+Cmmi10", 0x3A)), chr(meant("CMMI10", 0x3A))
    ('.', ':')
    """
    table = _FONTS.get(font.rpartition("+")[2])
    return ord(table[code]) if table is not None and code in table else code
