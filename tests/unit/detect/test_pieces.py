"""Lattices that share their cells: which is a piece of which, and what both make together."""

from __future__ import annotations

from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.pieces import goes_on, is_scattered, is_sublattice, joined, spans_panels


def lattice(start: float, period: float, n: int, gap: float = 0.0) -> Lattice:
    end = start + n * period - gap
    return Lattice(start=start, end=end, n=n, gap=gap, score=0.9, explained=0.9, support=1.0)


def grid(rows: tuple[float, float, int], columns: tuple[float, float, int]) -> GridFit:
    return GridFit(rows=lattice(*rows), columns=lattice(*columns))


WHOLE = grid((100, 20, 12), (50, 40, 10))


def test_cells_beyond_the_end_of_a_piece_go_on() -> None:
    assert goes_on(grid((220, 20.1, 6), (50, 40, 10)), [WHOLE])
    assert goes_on(grid((100, 20, 12), (50, 40, 9)), [WHOLE])


def test_halves_of_cells_go_on_too() -> None:
    assert goes_on(grid((100, 40, 6), (50, 40, 5)), [WHOLE])


def test_the_whole_goes_on_nowhere() -> None:
    assert not goes_on(WHOLE, [WHOLE, grid((220, 20, 6), (50, 40, 10))])


def test_other_cells_are_no_piece() -> None:
    assert not goes_on(grid((220, 20, 6), (50, 31, 10)), [WHOLE])
    assert not goes_on(grid((228, 20, 5), (50, 40, 10)), [WHOLE])


def test_cells_that_took_in_their_gaps_are_still_some_of_the_whole() -> None:
    assert is_sublattice(grid((100, 21, 3), (330, 42, 4)), WHOLE)
    # Half a cell aside, and every second one.
    assert not is_sublattice(grid((110, 20, 3), (330, 40, 3)), WHOLE)
    assert not is_sublattice(grid((100, 20, 3), (50, 80, 3)), WHOLE)


def test_two_pieces_make_the_whole() -> None:
    upper, lower = grid((100, 20, 9), (50, 40, 7)), grid((200, 20, 7), (90, 40, 9))
    both = joined(upper, lower)
    assert both is not None
    assert (both.rows.n, both.columns.n) == (12, 10)
    assert both.box.iou(WHOLE.box) > 0.999


def test_panels_that_share_no_cell_stay_apart() -> None:
    assert joined(WHOLE, grid((100, 20, 12), (450, 40, 4))) is None
    assert joined(WHOLE, grid((100, 20, 12), (50, 40, 10))) is None


def test_crowds_of_cells_on_one_lattice_are_pieces_of_a_matrix() -> None:
    crowd = grid((100, 20, 3), (50, 20, 4))
    assert is_scattered(crowd, [grid((200, 20, 5), (170, 20, 2))])
    # Between them is no whole number of cells, or theirs are of another size.
    assert not is_scattered(crowd, [grid((209, 20, 5), (170, 20, 2))])
    assert not is_scattered(crowd, [grid((200, 23, 5), (170, 20, 2))])
    # Facets stand in one line, or are all of one size.
    assert not is_scattered(crowd, [grid((100, 20, 3), (170, 20, 2))])
    assert not is_scattered(crowd, [grid((200, 20, 3), (170, 20, 4))])


def test_a_lattice_over_two_panels_and_the_room_between_is_none() -> None:
    panels = [grid((100, 20, 12), (50, 40, 10)), grid((100, 20, 12), (520, 40, 10))]
    assert spans_panels(grid((100, 20, 12), (50, 40.5, 21)), panels)
    # What goes on beyond both is more than they are, and a whole cell of room may be a cell.
    assert not spans_panels(grid((100, 20, 12), (50, 40, 24)), panels)
    near = [panels[0], grid((100, 20, 12), (490, 40, 10))]
    assert not spans_panels(grid((100, 20, 12), (50, 40, 21)), near)
    assert not spans_panels(WHOLE, panels[:1])
