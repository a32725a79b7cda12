"""Grounds about cells that are not the page's."""

import numpy as np

from unheat.components import components
from unheat.text.cards import are_cards


def is_card(piece: np.ndarray, cells: tuple[slice, slice]) -> bool:
    """Whether the one piece of ink in a picture is the card about these cells."""
    blocked = np.zeros(piece.shape, dtype=bool)
    blocked[cells] = True
    piece = piece & ~blocked
    found = components(piece, 8)
    stats = np.column_stack([found.boxes[1:], found.areas[1:]]).astype(np.int64)
    return bool(are_cards(piece.astype(np.int32), stats, blocked)[0])


def test_the_frame_of_a_facet_and_the_strip_over_it_are_no_card() -> None:
    piece = np.zeros((260, 400), dtype=bool)
    piece[15:245, 15:385] = True
    piece[51:242, 18:382] = False
    assert not is_card(piece, (slice(56, 237), slice(23, 377)))


def test_what_lies_about_the_cells_is_a_card() -> None:
    piece = np.zeros((260, 400), dtype=bool)
    piece[15:245, 15:385] = True
    assert is_card(piece, (slice(56, 200), slice(60, 360)))
