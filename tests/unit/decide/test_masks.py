"""What is masked, and what only looks like the page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of

from unheat.decide.decode import decode
from unheat.decide.decoded import Decoded
from unheat.decide.masks import Masks, find_masks
from unheat.model import CellPixels, ColorScale

_SIZE = 9
WHITE_MIDDLE = ((0, 0, 0, 255), (0.5, 255, 255, 255), (1, 255, 0, 0))
WHITE_END = ((0, 255, 255, 255), (1, 200, 0, 0))
NO_WHITE = ((0, 0, 0, 120), (1, 200, 0, 0))


def _scene(
    knots: tuple[tuple[float, float, float, float], ...], blank: np.ndarray
) -> tuple[CellPixels, Decoded]:
    """A panel of colours spread over the ramp, white where it is blank."""
    shape = blank.shape
    table = np.array(knots, dtype=float)
    values = np.linspace(0.02, 0.98, blank.size).reshape(shape)
    rgb = np.stack([np.interp(values, table[:, 0], table[:, i]) for i in (1, 2, 3)], axis=-1)
    rgb[blank] = 255.0
    pixels = replace(cells_of(rgb, spread=0.2, clean=100.0, ink=False), blank=blank)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=knots)
    return pixels, decode(scale, pixels)


def _masks(
    knots: tuple[tuple[float, float, float, float], ...],
    blank: np.ndarray,
    printed: np.ndarray | None = None,
) -> Masks:
    pixels, decoded = _scene(knots, blank)
    return find_masks(np.zeros(blank.shape, bool) if printed is None else printed, pixels, decoded)


def _some(*places: tuple[int, int]) -> np.ndarray:
    blank = np.zeros((_SIZE, _SIZE), dtype=bool)
    for place in places:
        blank[place] = True
    return blank


UPPER = np.triu(np.ones((_SIZE, _SIZE), dtype=bool), 1)


def test_page_color_that_the_bar_does_not_have_is_a_mask() -> None:
    blank = _some((0, 0), (4, 5))
    found = _masks(NO_WHITE, blank)
    assert np.array_equal(found.masked, blank)
    assert not found.suspect.any()


@pytest.mark.parametrize("turned", [0, 1, 2, 3])
@pytest.mark.parametrize("knots", [WHITE_MIDDLE, WHITE_END])
def test_blank_triangle_is_masked(
    knots: tuple[tuple[float, float, float, float], ...], turned: int
) -> None:
    """Where the bar ends in white at nought it may hold noughts: no word attends to later ones."""
    blank = np.rot90(UPPER, turned)
    found = _masks(knots, blank)
    assert np.array_equal(found.masked, blank)
    assert np.array_equal(found.suspect, blank if knots is WHITE_END else np.zeros_like(blank))


def test_a_blank_triangle_beside_a_white_end_that_is_no_nought_is_masked() -> None:
    pixels, decoded = _scene(WHITE_END, UPPER)
    found = find_masks(np.zeros_like(UPPER), pixels, replace(decoded, value=decoded.value + 0.5))
    assert np.array_equal(found.masked, UPPER)
    assert not found.suspect.any()


def test_what_is_blank_on_both_sides_of_the_diagonal_is_sparse_and_not_half_drawn() -> None:
    blank = ~np.eye(_SIZE, dtype=bool)
    blank[3, 4] = blank[4, 3] = False
    found = _masks(WHITE_END, blank)
    assert not found.masked.any()


def test_blank_diagonal_of_a_blank_triangle_may_hold_the_end_of_the_bar() -> None:
    blank = np.triu(np.ones((_SIZE, _SIZE), dtype=bool))
    pixels, decoded = _scene(WHITE_END, blank)
    found = find_masks(np.zeros_like(blank), pixels, replace(decoded, value=decoded.value + 0.5))
    assert np.array_equal(found.masked, UPPER)
    assert np.array_equal(found.suspect, np.eye(_SIZE, dtype=bool))


def test_cell_without_print_among_printed_ones_is_masked() -> None:
    blank = _some((2, 3), (7, 1))
    found = _masks(WHITE_MIDDLE, blank, printed=~blank)
    assert np.array_equal(found.masked, blank)


@pytest.mark.parametrize("nought", [False, True])
def test_a_cell_left_blank_at_a_white_end_may_hold_a_nought(nought: bool) -> None:
    """Who prints noughts elsewhere leaves blank what has no value."""
    blank = _some((2, 3), (7, 1), (5, 5))
    printed = ~blank
    printed[5, 5] = nought
    found = _masks(WHITE_END, blank, printed=printed)
    expected = blank & ~printed
    assert np.array_equal(found.masked, expected if nought else np.zeros_like(blank))
    assert np.array_equal(found.suspect, np.zeros_like(blank) if nought else expected)


def test_a_cell_left_blank_next_to_the_white_end_may_hold_hardly_more() -> None:
    blank = _some((2, 3), (7, 1))
    pixels, _ = _scene(WHITE_END, blank)
    rgb = pixels.rgb.copy()
    table = np.array(WHITE_END)
    rgb[2, 3] = [np.interp(0.012, table[:, 0], table[:, channel]) for channel in (1, 2, 3)]
    pixels = replace(pixels, rgb=rgb)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=WHITE_END)
    found = find_masks(~blank, pixels, decode(scale, pixels))
    assert not found.masked.any()
    assert np.array_equal(found.suspect, blank)


def test_printed_cell_of_the_page_color_is_a_value() -> None:
    blank = _some((2, 3), (7, 1))
    found = _masks(WHITE_MIDDLE, blank, printed=np.ones(blank.shape, bool))
    assert not found.masked.any()
    assert not found.suspect.any()


def test_many_cells_at_the_middle_of_the_bar_are_suspect() -> None:
    blank = _some((0, 0), (1, 5), (3, 3), (4, 7), (5, 1), (6, 6), (8, 2), (8, 8), (2, 2))
    found = _masks(WHITE_MIDDLE, blank)
    assert not found.masked.any()
    assert np.array_equal(found.suspect, blank)


def test_few_cells_or_an_end_of_the_bar_are_not_suspect() -> None:
    assert not _masks(WHITE_MIDDLE, _some((4, 4))).suspect.any()
    many = _some((0, 0), (1, 5), (3, 3), (4, 7), (5, 1), (6, 6), (8, 2))
    assert not _masks(WHITE_END, many).suspect.any()


def test_no_bar_leaves_the_page_color() -> None:
    blank = _some((4, 4))
    pixels, _ = _scene(NO_WHITE, blank)
    found = find_masks(np.zeros(blank.shape, bool), pixels, None)
    assert np.array_equal(found.masked, blank)


def _led_astray(*cells: tuple[tuple[int, int], tuple[float, float, float]]) -> Masks:
    """Masks of a noisy lossy panel in which some cells have colors of their own."""
    blank = _some(*(place for place, color in cells if min(color) > 240))
    pixels, _ = _scene(WHITE_MIDDLE, blank)
    rgb = pixels.rgb + np.random.default_rng(3).normal(0, 2.0, pixels.rgb.shape)
    for place, color in cells:
        rgb[place] = color
    pixels = replace(pixels, rgb=np.clip(rgb, 0, 255))
    knots = ((0, 0, 0, 255), (0.5, 243, 243, 243), (1, 255, 0, 0))
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=knots)
    decoded = decode(scale, pixels, lossy=True)
    return find_masks(np.zeros(blank.shape, bool), pixels, decoded)


def test_a_cell_that_a_codec_led_to_the_pages_color_is_in_doubt() -> None:
    found = _led_astray(((4, 2), (255, 255, 255)))
    assert not found.masked.any()
    assert found.suspect[4, 2]
    many = [((row, col), (255.0, 255.0, 255.0)) for row in range(2, 6) for col in (1, 5, 7)]
    assert _led_astray(*many).masked.sum() == len(many)


def test_one_odd_cell_of_a_lossy_picture_is_no_mask() -> None:
    odd = (121.0, 160.0, 249.0)
    assert not _led_astray(((4, 2), odd)).masked.any()
    assert _led_astray(((4, 2), odd), ((6, 6), odd)).masked.sum() == 2


def test_a_triangle_of_one_odd_color_is_the_ground_of_the_axes() -> None:
    pixels, _ = _scene(NO_WHITE, _some())
    rgb = pixels.rgb.copy()
    rgb[UPPER] = (70.0, 20.0, 90.0)  # not far from the ramp, and not on it
    pixels = replace(pixels, rgb=rgb)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=NO_WHITE)
    found = find_masks(np.zeros(UPPER.shape, bool), pixels, decode(scale, pixels))
    assert (found.masked == UPPER).all()


def test_odd_colors_of_a_triangle_that_vary_are_no_mask() -> None:
    pixels, _ = _scene(NO_WHITE, _some())
    rgb = pixels.rgb.copy()
    rgb[UPPER] = np.array([70.0, 20.0, 90.0]) + np.arange(UPPER.sum())[:, None] % 5
    pixels = replace(pixels, rgb=rgb)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=NO_WHITE)
    found = find_masks(np.zeros(UPPER.shape, bool), pixels, decode(scale, pixels))
    assert not found.masked.any()


def test_white_between_two_pale_steps_of_a_bar_is_a_value() -> None:
    steps = np.linspace(0.0, 1.0, 21)[:-1] + 0.025
    table = np.array(WHITE_MIDDLE, dtype=float)
    places = (np.arange(200) + 0.5) / 200
    at = steps[np.minimum((places * 20).astype(int), 19)]
    rgb = np.stack([np.interp(at, table[:, 0], table[:, i]) for i in (1, 2, 3)], axis=-1).round()
    knots = tuple(
        (float(p), float(r), float(g), float(b)) for p, (r, g, b) in zip(places, rgb, strict=True)
    )
    masks = _masks(knots, _some((4, 4)))
    assert not masks.masked.any()
    assert _masks(NO_WHITE, _some((4, 4))).masked[4, 4]


def test_several_colors_that_a_scale_leaves_unexplained_are_no_masks() -> None:
    one, other = (60.0, 140.0, 60.0), (150.0, 90.0, 200.0)
    places = [(row, col) for row in range(3, 6) for col in (2, 5, 7)]
    assert _led_astray(*((place, one) for place in places)).masked.sum() == len(places)
    both = [(place, (one, other)[number % 2]) for number, place in enumerate(places)]
    assert not _led_astray(*both).masked.any()


def test_a_triangle_of_one_grey_near_a_pale_ramp_is_the_ground_of_the_axes() -> None:
    """The ground of a plot is nearly as pale as values about the white middle of a bar."""
    knots = ((0, 109, 158, 193), (0.5, 255, 255, 255), (1, 228, 103, 38))
    pixels, _ = _scene(knots, _some())
    rgb = pixels.rgb.copy()
    rgb[UPPER] = (235.0, 235.0, 235.0)
    pixels = replace(pixels, rgb=rgb)
    scale = ColorScale(origin="colorbar", minimum=-1.0, maximum=1.0, knots=knots)
    found = find_masks(np.zeros(UPPER.shape, bool), pixels, decode(scale, pixels))
    assert (found.masked == UPPER).all()


def test_without_a_bar_blank_cells_that_a_ramp_runs_on_to_are_no_masks_for_sure() -> None:
    blank = _some((0, 0), (4, 5), (7, 2))
    pixels, _ = _scene(WHITE_MIDDLE, blank)
    assert not find_masks(np.zeros(blank.shape, bool), pixels, None).masked.any()
    # Where no shade comes near the page's color, and where all others print, they are masks.
    far, _ = _scene(NO_WHITE, blank)
    assert np.array_equal(find_masks(np.zeros(blank.shape, bool), far, None).masked, blank)
    assert np.array_equal(find_masks(~blank, pixels, None).masked, blank)


def test_without_a_bar_blank_cells_one_step_on_from_few_shades_are_no_masks_for_sure() -> None:
    """The white middle of a map of five colors, whose palest shade is far from white."""
    blank = _some((0, 0), (4, 5), (7, 2))
    pixels, _ = _scene(NO_WHITE, blank)
    shades = np.array([(255, 128, 255), (255, 191, 255), (191, 255, 255), (128, 255, 255)])
    rgb = shades[np.arange(blank.size).reshape(blank.shape) % 4].astype(float)
    rgb[blank] = 255.0
    found = find_masks(np.zeros(blank.shape, bool), replace(pixels, rgb=rgb), None)
    assert not found.masked.any()
    # Three strong colors that lie each in its own direction lead to no white.
    strong = np.array([(230, 60, 60), (60, 180, 60), (60, 60, 230), (230, 60, 60)])
    rgb = np.where(blank[..., None], 255.0, strong[np.arange(blank.size).reshape(blank.shape) % 4])
    found = find_masks(np.zeros(blank.shape, bool), replace(pixels, rgb=rgb), None)
    assert np.array_equal(found.masked, blank)
    # Black, red, orange and yellow lead to it.
    hot = np.array([(10, 0, 0), (174, 0, 0), (255, 90, 0), (255, 255, 6)])
    rgb = np.where(blank[..., None], 255.0, hot[np.arange(blank.size).reshape(blank.shape) % 4])
    found = find_masks(np.zeros(blank.shape, bool), replace(pixels, rgb=rgb), None)
    assert not found.masked.any()


@pytest.mark.parametrize("color", [(254.0, 254.0, 252.0), (253.6, 253.6, 253.3)])
def test_blank_cells_of_several_colors_beside_the_ramp_are_doubted(
    color: tuple[float, float, float],
) -> None:
    blank = _some((0, 0), (4, 5))
    pixels, _ = _scene(((0, 0, 0, 255), (0.5, 250, 255, 250), (1, 255, 0, 0)), blank)
    rgb = pixels.rgb.copy()
    rgb[4, 5] = color
    scale = ColorScale(
        origin="colorbar",
        minimum=0.0,
        maximum=1.0,
        knots=((0, 0, 0, 255), (0.5, 250, 255, 250), (1, 255, 0, 0)),
    )
    mixed = replace(pixels, rgb=rgb)
    found = find_masks(np.zeros(blank.shape, bool), mixed, decode(scale, mixed))
    assert not found.masked[4, 5]
    assert found.suspect[4, 5]


def _ground(triangle: bool, off: float) -> Masks:
    """Cells of one color, ``off`` levels of 255 from a ramp that the others lie on."""
    page = UPPER if triangle else _some((2, 2), (4, 6), (7, 1), (8, 8))
    pixels, decoded = _scene(NO_WHITE, np.zeros_like(page))
    rgb = pixels.rgb.copy()
    rgb[page] = rgb[4, 4] + (0.0, off, 0.0)
    pixels = replace(pixels, rgb=rgb)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=NO_WHITE)
    # A noise that what is off the ramp has made itself, as it does where it is most of a panel.
    decoded = replace(decode(scale, pixels), noise=6.0, off_ramp=np.zeros_like(page))
    return find_masks(np.zeros_like(page), pixels, decoded)


def test_ground_of_axes_near_a_ramp_is_masked_where_it_is_a_triangle() -> None:
    assert np.array_equal(_ground(triangle=True, off=14.0).masked, UPPER)
    assert not _ground(triangle=True, off=1.0).masked.any()


def test_a_few_cells_of_one_color_off_the_ramp_are_suspect_and_not_masked() -> None:
    found = _ground(triangle=False, off=14.0)
    assert not found.masked.any()
    assert found.suspect.sum() == 4


@pytest.mark.parametrize(("color", "doubted"), [((190, 190, 190), False), ((255, 120, 0), True)])
def test_masks_in_a_color_that_is_no_gray_may_be_those_of_a_lost_color(
    color: tuple[int, int, int], doubted: bool
) -> None:
    pixels, _ = _scene(NO_WHITE, _some())
    apart = _some((1, 2), (3, 4), (6, 6))
    rgb = np.where(apart[..., None], np.array(color, dtype=float), pixels.rgb)
    pixels = replace(pixels, rgb=rgb)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=NO_WHITE)
    found = find_masks(np.zeros(apart.shape, bool), pixels, decode(scale, pixels))
    assert (found.masked == apart).all()
    assert found.suspect.any() == doubted


@pytest.mark.parametrize(("clean", "suspect"), [(0.0, True), (60.0, False)])
def test_a_color_that_lies_nowhere_plain_is_a_line_and_no_mask(clean: float, suspect: bool) -> None:
    pixels, decoded = _scene(NO_WHITE, _some())
    rgb, count = pixels.rgb.copy(), pixels.clean.copy()
    rgb[3, 4], count[3, 4] = 200.0, clean
    pixels = replace(pixels, rgb=rgb, clean=count)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=NO_WHITE)
    found = find_masks(np.zeros((_SIZE, _SIZE), bool), pixels, decode(scale, pixels))
    assert found.masked[3, 4]
    assert found.suspect[3, 4] == suspect
    assert decoded.value.shape == (_SIZE, _SIZE)


@pytest.mark.parametrize(("clean", "told"), [(20.0, True), (90.0, False)])
def test_a_gray_that_is_seen_in_a_part_of_its_cell_may_lie_over_it(
    clean: float, told: bool
) -> None:
    pixels, _ = _scene(NO_WHITE, _some())
    rgb, seen = pixels.rgb.copy(), pixels.clean.copy()
    rgb[4, 4], seen[4, 4] = 190.0, clean
    pixels = replace(pixels, rgb=rgb, clean=seen)
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=NO_WHITE)
    found = find_masks(np.zeros(pixels.blank.shape, bool), pixels, decode(scale, pixels))
    assert found.masked[4, 4]
    assert bool(found.suspect[4, 4]) is told


def test_the_page_may_be_the_pale_end_of_a_bar_that_a_codec_smeared() -> None:
    knots = ((0.0, 232.0, 243.0, 255.0), (1.0, 0.0, 60.0, 120.0))
    blank = _some((0, 0), (4, 5))
    pixels, decoded = _scene(knots, blank)
    assert find_masks(np.zeros(blank.shape, bool), pixels, decoded).masked[blank].all()
    smeared = replace(decoded, at_low=blank | decoded.at_low, noise=0.15)
    smeared = replace(smeared, off_ramp=smeared.off_ramp & ~blank)
    found = find_masks(np.zeros(blank.shape, bool), pixels, smeared)
    assert not found.masked[blank].any()
    assert found.suspect[blank].all()


@pytest.mark.parametrize(("rows", "asked"), [((4,), True), ((), False), (tuple(range(7)), False)])
def test_whole_blank_lines_of_a_bar_that_ends_in_white_are_asked_about(
    rows: tuple[int, ...], asked: bool
) -> None:
    blank = np.zeros((_SIZE, _SIZE), dtype=bool)
    blank[list(rows)] = True
    blank[0, 0] = True
    suspect = _masks(WHITE_END, blank).suspect
    assert bool(suspect[4].all()) == asked or len(rows) > 1
    assert not (asked and suspect[:4].any())


@pytest.mark.parametrize("knots", [NO_WHITE, WHITE_MIDDLE])
def test_a_blank_cell_with_a_mark_in_it_may_hold_a_value(
    knots: tuple[tuple[float, float, float, float], ...],
) -> None:
    blank = _some((2, 3), (6, 1))
    pixels, decoded = _scene(knots, blank)
    marked = _some((2, 3))
    found = find_masks(np.zeros(blank.shape, bool), replace(pixels, marked=marked), decoded)
    assert found.suspect[2, 3]
    assert not found.suspect[6, 1]


def test_what_is_the_next_shade_of_all_others_may_be_a_step_that_the_bar_lost() -> None:
    shades = np.array(
        [(127, 0, 0), (200, 29, 19), (240, 110, 76), (253, 176, 122), (253, 220, 175)]
    )
    places = np.arange(36).reshape(6, 6) % 5
    rgb = shades[places].astype(float)
    odd = np.zeros((6, 6), dtype=bool)
    odd[1, 2] = odd[3, 4] = odd[5, 0] = True
    knots = tuple((n / 4, *shade) for n, shade in enumerate(shades[::-1].astype(float).tolist()))
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=knots)
    for color, suspect in (((255, 247, 236), True), ((217, 217, 217), False)):
        rgb[odd] = color
        pixels = cells_of(rgb, spread=0.2, clean=100.0, ink=False)
        found = find_masks(np.zeros((6, 6), dtype=bool), pixels, decode(scale, pixels))
        assert np.array_equal(found.masked, odd)
        assert found.suspect[odd].all() == suspect


def test_cells_of_one_color_off_the_steps_hold_nothing_where_all_others_are_printed() -> None:
    """A gray diagonal beside a pale step, which more cells share than the gray."""
    shades = np.array([[8, 48, 107], [107, 174, 214], [247, 251, 255]], dtype=float)
    rgb = shades[np.random.default_rng(5).integers(0, 3, (8, 8))]
    diagonal = np.eye(8, dtype=bool)
    rgb[diagonal] = 230.0
    pixels = replace(
        cells_of(rgb, spread=0.2, clean=100.0, ink=False), blank=np.zeros((8, 8), dtype=bool)
    )
    steps = tuple((float(k), float(r), float(g), float(b)) for k, (r, g, b) in enumerate(shades))
    scale = ColorScale(
        origin="colorbar",
        minimum=0.0,
        maximum=3.0,
        norm="boundaries",
        knots=steps,
        boundaries=(0.0, 1.0, 2.0, 3.0),
    )
    decoded = decode(scale, pixels)
    found = find_masks(~diagonal, pixels, decoded)
    assert np.array_equal(found.masked, diagonal)
    assert not found.suspect.any()
    # Where nothing is printed it may be a step that the bar lost.
    found = find_masks(np.zeros((8, 8), dtype=bool), pixels, decoded)
    assert np.array_equal(found.suspect, diagonal)


@pytest.mark.parametrize("printed", [False, True])
def test_white_near_a_step_that_marks_hide_is_asked_about(printed: bool) -> None:
    """A bar in few colors whose white middle is under the lines of a tick."""
    table = np.array(WHITE_MIDDLE, dtype=float)
    places = (np.arange(200) + 0.5) / 200
    steps = np.minimum((places * 19).astype(int), 18)
    steps[steps == 9] = 10
    at = (steps + 0.5) / 19
    rgb = np.stack([np.interp(at, table[:, 0], table[:, i]) for i in (1, 2, 3)], axis=-1).round()
    knots = tuple(
        (float(p), float(r), float(g), float(b)) for p, (r, g, b) in zip(places, rgb, strict=True)
    )
    blank = _some((4, 4))
    masks = _masks(knots, blank, ~blank if printed else None)
    assert masks.masked[4, 4] == printed
    assert masks.suspect[4, 4] == (not printed)


def test_a_mask_one_step_beyond_few_shades_may_be_the_step_that_a_bar_lost() -> None:
    """Five grays are left of six: the page's white is the sixth, as far as they are apart."""
    knots = tuple((step / 4, 51.0 * step, 51.0 * step, 51.0 * step) for step in range(5))
    blank = _some((0, 0), (4, 5), (7, 2))
    pixels, decoded = _scene(knots, blank)
    rgb = np.where(blank[..., None], 255.0, np.round(pixels.rgb / 51.0) * 51.0)
    pixels = replace(pixels, rgb=rgb)
    found = find_masks(np.zeros(blank.shape, bool), pixels, decoded)
    assert np.array_equal(found.masked, blank)
    assert np.array_equal(found.suspect, blank)
    # A pale last shade leaves less than a step to the page.
    paler = replace(pixels, rgb=np.where(rgb == 204.0, 230.0, rgb))
    assert not find_masks(np.zeros(blank.shape, bool), paler, decoded).suspect.any()


@pytest.mark.parametrize(("noise", "doubted"), [(0.4, True), (0.0, False)])
def test_the_white_tip_of_a_map_that_a_codec_wore_down_may_be_the_page(
    noise: float, doubted: bool
) -> None:
    """A sharp tip is blurred on the bar; cells of the same color had been masks without a doubt."""
    blank = _some((4, 3), (4, 5))
    pixels, _ = _scene(WHITE_MIDDLE, blank)
    knots = ((0, 0, 0, 255), (0.49, 247, 247, 252), (0.51, 252, 247, 247), (1, 255, 0, 0))
    scale = ColorScale(origin="colorbar", minimum=0.0, maximum=1.0, knots=knots)
    decoded = replace(decode(scale, pixels), noise=noise)
    assert (decoded.delta_e[blank] > 1.5 + 2 * noise).all()
    found = find_masks(np.zeros(blank.shape, bool), pixels, decoded)
    assert found.suspect[blank].all() == doubted
    assert found.masked[blank].all() != doubted


def test_a_mark_on_a_ground_that_no_scale_has_leaves_a_doubt() -> None:
    """It is sized by value: the ground around it is no "no value", as it is where nothing is."""
    pixels, decoded = _scene(NO_WHITE, np.zeros((_SIZE, _SIZE), dtype=bool))
    rgb, marked = pixels.rgb.copy(), _some((0, 0), (1, 1))
    gray = _some((0, 0), (0, 1))
    rgb[gray] = 229.0
    pixels = replace(pixels, rgb=rgb, marked=marked)
    off = replace(
        decoded,
        delta_e=np.where(gray, 60.0, decoded.delta_e),
        off_ramp=decoded.off_ramp | gray,
    )
    found = find_masks(np.zeros((_SIZE, _SIZE), dtype=bool), pixels, off)
    assert np.array_equal(found.masked, gray)
    assert np.array_equal(found.suspect, _some((0, 0)))
