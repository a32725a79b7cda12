"""The table of cases, one test a case."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import FloatArray, Painted, cells_of, paint

from unheat.decide.confidence import accident, is_doubted, weigh
from unheat.decide.decode import decode
from unheat.decide.reconcile import Verdicts, reconcile
from unheat.decide.scale import build_scale
from unheat.decide.small_print import small_print_doubted
from unheat.model import CellPixels, Cells, ColorScale, Reason, Status, TextReading
from unheat.text.numbers import parse

TRUE = np.array([[5.0, 12.0, 33.0], [41.0, 27.0, 58.0], [19.0, 49.0, 7.0]])


@pytest.fixture
def scale(painted_bar: Callable[..., Painted]) -> ColorScale:
    made = painted_bar(0, 60, [0, 20, 40, 60])
    return build_scale(made.raster, made.bar, made.texts)


def tiled(cells: Cells) -> Cells:
    """Four by four times the cells of a panel."""
    arrays = {name: getattr(cells, name) for name in cells.__dataclass_fields__}
    return replace(
        cells,
        **{name: np.tile(one, (4, 4) + (1,) * (one.ndim - 2)) for name, one in arrays.items()},
    )


def printed(values: FloatArray, form: str = "{:.1f}", confidence: float = 0.99) -> np.ndarray:
    readings = np.empty(values.shape, dtype=object)
    for index, value in np.ndenumerate(values):
        readings[index] = parse(form.format(value), confidence=confidence)
    return readings


def judge(readings: np.ndarray, scale: ColorScale, pixels: CellPixels | None = None) -> Verdicts:
    pixels = pixels or cells_of(paint(TRUE / 60))
    return reconcile(readings, decode(scale, pixels), pixels, scale)


def test_both_agree(scale: ColorScale) -> None:
    verdicts = judge(printed(TRUE), scale)
    assert (verdicts.cells.status == Status.AGREED).all()
    assert not verdicts.cells.review.any()
    assert verdicts.print_and_color == "same"
    assert verdicts.color_resolution is not None
    assert verdicts.color_resolution < 0.02 * 60


def test_a_firm_print_over_another_color_is_a_conflict_and_stays(scale: ColorScale) -> None:
    readings = printed(TRUE)
    readings[1, 1] = parse("59.7", confidence=0.99)
    cell = judge(readings, scale).cells[1, 1]
    assert (cell.status, cell.value, cell.review) == (Status.CONFLICT, 59.7, True)
    assert Reason.COLOR_DIFFERS in cell.reasons
    assert cell.color_value == pytest.approx(27.0, abs=0.5)


def test_a_color_led_astray_by_a_codec_confirms_nothing_but_speaks_against(
    scale: ColorScale,
) -> None:
    rgb = paint(TRUE / 60)
    rgb[1, 1] += (14.0, -6.0, 14.0)
    pixels = cells_of(rgb)
    decoded = decode(scale, pixels, lossy=True, quality=50.0)
    assert decoded.off_ramp[1, 1]
    assert decoded.astray[1, 1]
    readings = printed(TRUE)
    cell = reconcile(readings, decoded, pixels, scale).cells[1, 1]
    assert (cell.status, cell.value, cell.review) == (Status.TEXT_ONLY, 27.0, False)
    readings[1, 1] = parse("57.0", confidence=0.99)
    cell = reconcile(readings, decoded, pixels, scale).cells[1, 1]
    assert (cell.status, cell.value, cell.review) == (Status.TEXT_ONLY, 57.0, True)
    assert Reason.COLOR_DIFFERS in cell.reasons


def test_a_weak_reading_gives_way_to_another_reading_of_the_same_ink(scale: ColorScale) -> None:
    readings = printed(TRUE)
    other = parse("41.0", confidence=0.35)
    readings[1, 0] = replace(parse("11.0", confidence=0.5), alternatives=(other,))
    cell = judge(readings, scale).cells[1, 0]
    assert (cell.status, cell.value) == (Status.REPAIRED, 41.0)
    assert Reason.DIGIT_IN_DOUBT in cell.reasons


@pytest.mark.parametrize(
    ("other", "asks"),
    [
        (parse("41.1", confidence=0.4), True),
        # Hardly anybody reads that, or it has another color.
        (parse("41.1", confidence=0.1), False),
        (parse("21.0", confidence=0.4), False),
    ],
)
def test_a_color_settles_nothing_between_two_likely_readings_that_fit_it(
    scale: ColorScale, other: TextReading, asks: bool
) -> None:
    readings = printed(TRUE)
    readings[1, 0] = replace(parse("41.0", confidence=0.65), alternatives=(other,))
    cell = judge(readings, scale).cells[1, 0]
    assert (cell.status, cell.value, cell.review) == (Status.AGREED, 41.0, asks)


def test_a_sharp_reading_never_gives_way(scale: ColorScale) -> None:
    readings = printed(TRUE)
    other = parse("41.0", confidence=0.002)
    readings[1, 0] = replace(parse("11.0", confidence=0.997), alternatives=(other,))
    cell = judge(readings, scale).cells[1, 0]
    assert (cell.status, cell.value) == (Status.CONFLICT, 11.0)


def test_no_reading_is_made_up_from_color(scale: ColorScale) -> None:
    readings = printed(TRUE)
    readings[1, 0] = parse("11.0", confidence=0.2)
    cell = judge(readings, scale).cells[1, 0]
    assert (cell.status, cell.value, cell.review) == (Status.CONFLICT, 11.0, True)
    assert Reason.LOW_CONFIDENCE in cell.reasons


def test_beyond_the_bar_is_a_note_and_no_doubt(scale: ColorScale) -> None:
    true = TRUE.copy()
    true[0, 0], true[2, 2] = 64.1, 61.9
    pixels = cells_of(paint(np.clip(true / 60, 0, 1)))
    verdicts = judge(printed(true), scale, pixels)
    cell = verdicts.cells[0, 0]
    assert (cell.status, cell.value, cell.review) == (Status.AGREED, 64.1, False)
    assert cell.reasons == (Reason.OFF_SCALE,)
    assert cell.color_high is None
    assert cell.color_low is not None


def test_unreadable_ink_takes_the_color_and_asks(scale: ColorScale) -> None:
    readings = printed(TRUE)
    readings[0, 1] = None
    cell = judge(readings, scale).cells[0, 1]
    assert (cell.status, cell.review) == (Status.UNREAD, True)
    assert cell.value == pytest.approx(12.0, abs=0.5)


def test_without_print_color_speaks_alone(scale: ColorScale) -> None:
    pixels = cells_of(paint(TRUE / 60), ink=False)
    verdicts = judge(np.full(TRUE.shape, None, dtype=object), scale, pixels)
    assert (verdicts.cells.status == Status.COLOR_ONLY).all()
    assert not verdicts.cells.review.any()
    assert np.abs(verdicts.cells.value - TRUE).max() < 0.006 * 60


def test_without_a_scale_print_speaks_alone() -> None:
    verdicts = reconcile(printed(TRUE), None, cells_of(paint(TRUE / 60)), None)
    assert (verdicts.cells.status == Status.TEXT_ONLY).all()
    assert (verdicts.cells.value == TRUE).all()


def test_a_word_for_no_value_is_empty(scale: ColorScale) -> None:
    readings = printed(TRUE)
    readings[0, 0] = parse("NA", confidence=0.95)
    cell = judge(readings, scale).cells[0, 0]
    assert (cell.status, cell.value, cell.color_value) == (Status.EMPTY, None, None)


def test_a_gray_mask_without_print_is_empty(scale: ColorScale) -> None:
    rgb = paint(TRUE / 60)
    rgb[0, 0] = (211, 211, 211)
    readings = np.full(TRUE.shape, None, dtype=object)
    cell = judge(readings, scale, cells_of(rgb, ink=False)).cells[0, 0]
    assert (cell.status, cell.value) == (Status.EMPTY, None)
    assert cell.reasons == (Reason.MASKED,)


def test_a_number_on_a_color_that_the_bar_does_not_have_speaks_alone(scale: ColorScale) -> None:
    rgb = paint(TRUE / 60)
    rgb[0, 0] = (211, 211, 211)
    cell = judge(printed(TRUE), scale, cells_of(rgb)).cells[0, 0]
    assert (cell.status, cell.value) == (Status.TEXT_ONLY, 5.0)
    assert cell.reasons == (Reason.COLOR_OFF_RAMP,)


def test_what_a_reader_makes_of_a_drawing_is_not_called_words(scale: ColorScale) -> None:
    readings = printed(TRUE)
    drawing = parse("Pe", confidence=0.1)
    readings[0, 1] = replace(drawing, reasons=(Reason.UNREADABLE_INK,))
    cell = judge(readings, scale).cells[0, 1]
    assert (cell.status, cell.review) == (Status.UNREAD, True)
    assert cell.reasons == (Reason.UNREADABLE_INK,)


def test_percent_over_a_bar_of_fractions(painted_bar: Callable[..., Painted]) -> None:
    made = painted_bar(0, 0.6, [0, 0.2, 0.4, 0.6])
    fractions = build_scale(made.raster, made.bar, made.texts)
    verdicts = judge(printed(TRUE, "{:.1f}%"), fractions)
    assert verdicts.format.factor == 100.0
    assert (verdicts.cells.status == Status.AGREED).all()
    assert verdicts.cells[1, 0].value == 41.0


def test_counts_over_shares_of_a_row_are_no_conflicts(painted_bar: Callable[..., Painted]) -> None:
    counts = np.random.default_rng(5).integers(5, 400, (5, 5)).astype(float)
    shares = counts / counts.sum(axis=1, keepdims=True)
    made = painted_bar(0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1])
    scale = build_scale(made.raster, made.bar, made.texts)
    verdicts = judge(printed(counts, "{:.0f}"), scale, cells_of(paint(shares)))
    assert (verdicts.print_and_color, verdicts.relation) == ("different", "row-normalised")
    assert (verdicts.cells.status == Status.TEXT_ONLY).all()
    assert (verdicts.cells.value == counts).all()


def test_minutes_over_a_bar_of_hours(painted_bar: Callable[..., Painted]) -> None:
    hours = np.random.default_rng(6).uniform(0.2, 9.8, (4, 5))
    made = painted_bar(0, 10, [0, 2, 4, 6, 8, 10])
    scale = build_scale(made.raster, made.bar, made.texts)
    verdicts = judge(printed(60 * hours, "{:.0f}"), scale, cells_of(paint(hours / 10)))
    assert (verdicts.print_and_color, verdicts.format.factor) == ("same", 60.0)


def test_probabilities_over_a_bar_of_their_negative_logarithms(
    painted_bar: Callable[..., Painted],
) -> None:
    places = np.random.default_rng(7).uniform(0.1, 0.95, (4, 5))
    made = painted_bar(0, 6, [0, 2, 4, 6])
    scale = build_scale(made.raster, made.bar, made.texts)
    verdicts = judge(printed(10 ** (-6 * places), "{:.2e}"), scale, cells_of(paint(places)))
    assert (verdicts.print_and_color, verdicts.relation) == ("different", "negative logarithm")
    assert (verdicts.cells.status == Status.TEXT_ONLY).all()


def test_the_second_number_of_a_cell_may_be_what_the_color_shows(scale: ColorScale) -> None:
    readings = np.empty(TRUE.shape, dtype=object)
    for step, (index, value) in enumerate(np.ndenumerate(TRUE)):
        readings[index] = parse(f"{900 + 37 * step} ({value:.1f}%)", confidence=0.99)
    verdicts = judge(readings, scale)
    assert (verdicts.cells.value == TRUE).all()
    assert verdicts.cells[0, 0].parts == (900.0, 5.0)


def test_shares_that_fit_as_printed_are_shown_rather_than_counts_of_about_a_hundred(
    painted_bar: Callable[..., Painted],
) -> None:
    counts = np.array([[91.0, 3, 0, 6], [4, 83, 8, 0], [0, 12, 77, 5], [9, 0, 2, 118]])
    shares = counts / counts.sum(axis=1, keepdims=True)
    made = painted_bar(0, 0.9, [0, 0.2, 0.4, 0.6, 0.8])
    scale = build_scale(made.raster, made.bar, made.texts)
    readings = np.empty(counts.shape, dtype=object)
    for index, count in np.ndenumerate(counts):
        readings[index] = parse(f"{count:.0f}\n({shares[index]:.2f})", confidence=0.99)
    verdicts = judge(readings, scale, cells_of(paint(np.minimum(shares / 0.9, 1.0))))
    assert (verdicts.cells.value == np.round(shares, 2)).all()
    assert not verdicts.cells.review.any()


def test_many_agreeing_cells_confirm_a_scale_of_two_ticks(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(0, 60, [0, 60], confidence=0.7)
    scale = build_scale(made.raster, made.bar, made.texts)
    assert scale.review
    heard = judge(printed(TRUE), scale).scale
    assert heard is not None
    assert not heard.review


def test_where_color_cannot_see_the_last_digit_the_text_must_be_sure(scale: ColorScale) -> None:
    sure = judge(printed(TRUE, "{:.3f}", confidence=0.99), scale)
    unsure = judge(printed(TRUE, "{:.3f}", confidence=0.45), scale)
    assert not sure.cells.review.any()
    assert unsure.cells.review.all()
    seen = judge(printed(np.rint(TRUE), "{:.0f}", confidence=0.45), scale)
    assert not seen.cells.review.all()


def test_what_readers_agree_on_is_not_repaired_without_asking(scale: ColorScale) -> None:
    readings = printed(TRUE)
    # Two readers say 11.0; the panel's own says 41.0, as the color does, and takes from them.
    own = parse("41.0", confidence=0.94)
    readings[1, 0] = replace(parse("11.0", confidence=0.4975), alternatives=(own,))
    cell = judge(readings, scale).cells[1, 0]
    assert (cell.status, cell.value, cell.review) == (Status.REPAIRED, 41.0, True)
    readings[1, 0] = replace(parse("11.0", confidence=0.2), alternatives=(own,))
    cell = judge(readings, scale).cells[1, 0]
    assert (cell.status, cell.value, cell.review) == (Status.REPAIRED, 41.0, False)


def test_colors_confirm_a_doubtful_reading_the_more_the_better_they_see() -> None:
    well, badly = (weigh((0.6,), 0.4, (1.0,), chance).right[0] for chance in (0.01, 0.5))
    assert well > 0.97
    assert 0.6 < badly < 0.8
    assert accident(0.02, 0.1, 41.0) < accident(5.0, 0.1, 41.0)


@pytest.mark.parametrize(
    ("sure", "likeness", "doubted"),
    [(0.999, 0.01, False), (0.999, 0.003, True), (0.97, 0.05, False), (0.97, 0.01, True)],
)
def test_a_number_read_beyond_doubt_is_asked_about_where_its_color_hardly_fits(
    sure: float, likeness: float, doubted: bool
) -> None:
    weighed = weigh((sure,), 1.0 - sure, (likeness,), accident=0.05)
    assert (weighed.right[0] >= 0.95) is (likeness == 0.05)
    assert is_doubted(weighed) is doubted


@pytest.mark.parametrize(
    ("stated", "off", "doubted"),
    [(0.998, 0.015, False), (0.998, 0.025, True), (0.95, 0.015, True)],
)
def test_a_small_misprint_is_no_reason_to_ask_about_what_was_read_surely(
    stated: float, off: float, doubted: bool
) -> None:
    weighed = weigh((0.99,), 0.01, (0.1,), accident=0.3)
    assert weighed.readings[0] < 0.99
    assert 0.9 < weighed.right[0] < 0.95
    assert is_doubted(weighed, stated, off) is doubted


def test_a_lost_point_is_put_back_where_the_panel_prints_one(scale: ColorScale) -> None:
    readings = printed(TRUE)
    readings[1, 0] = parse("410", confidence=0.96)
    cell = judge(readings, scale).cells[1, 0]
    assert (cell.status, cell.value) == (Status.REPAIRED, 41.0)
    assert Reason.POINT_IN_DOUBT in cell.reasons


def test_what_lost_its_point_is_written_as_the_others_are(scale: ColorScale) -> None:
    readings = printed(TRUE)
    readings[1, 0] = parse("410", confidence=0.9)
    readings[2, 2] = parse("70", confidence=0.9)
    verdicts = judge(readings, scale)
    assert (verdicts.cells.status == Status.REPAIRED).sum() == 2
    assert verdicts.format.decimals == 1


def test_a_point_that_a_reader_hardly_saw_is_put_back_as_well(scale: ColorScale) -> None:
    readings = printed(TRUE)
    faint = parse("12.0", confidence=0.001)
    readings[0, 1] = replace(parse("120", confidence=0.98), alternatives=(faint,))
    cell = judge(readings, scale).cells[0, 1]
    assert (cell.status, cell.value) == (Status.REPAIRED, 12.0)


def test_a_whole_panel_that_lost_its_leading_points_is_no_percentage(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(0, 0.6, [0, 0.2, 0.4, 0.6])
    fractions = build_scale(made.raster, made.bar, made.texts)
    readings = np.empty(TRUE.shape, dtype=object)
    for index, value in np.ndenumerate(TRUE):
        readings[index] = parse(f"{value:02.0f}", confidence=0.9)
    verdicts = judge(readings, fractions)
    assert verdicts.format.factor == 1.0
    assert verdicts.cells[0, 0].value == 0.05
    assert (verdicts.cells.status == Status.AGREED).all()


def test_a_lost_sign_is_told_and_never_repaired(painted_bar: Callable[..., Painted]) -> None:
    made = painted_bar(-30, 30, [-30, -15, 0, 15, 30])
    scale = build_scale(made.raster, made.bar, made.texts)
    readings = printed(TRUE - 30)
    readings[0, 0] = parse("25.0", confidence=0.98)
    cell = judge(readings, scale).cells[0, 0]
    assert (cell.status, cell.value, cell.review) == (Status.CONFLICT, 25.0, True)
    assert Reason.SIGN_IN_DOUBT in cell.reasons


def test_a_sign_that_ink_alone_may_have_is_refuted_by_color_and_repairs_nothing(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(-60, 60, [-60, -40, -20, 0, 20, 40, 60])
    both = build_scale(made.raster, made.bar, made.texts)
    for value, color, status, review in (
        (45.1, 45.1, Status.AGREED, False),
        (45.1, -45.1, Status.CONFLICT, True),
    ):
        numbers = TRUE - 30.0
        readings = printed(numbers)
        shown = numbers.copy()
        shown[1, 1] = color
        negative = replace(parse(f"{-value}", confidence=0.98), reasons=(Reason.SIGN_IN_DOUBT,))
        readings[1, 1] = replace(parse(f"{value}", confidence=0.49), alternatives=(negative,))
        cell = judge(readings, both, cells_of(paint((shown + 60) / 120))).cells[1, 1]
        assert (cell.status, cell.value, cell.review) == (status, value, review)


def test_a_disputed_sign_is_asked_about_where_both_lie_at_the_end_of_the_bar(
    scale: ColorScale,
) -> None:
    # Below the bar's end every number has the color of the end.
    for value, review in ((0.4, True), (7.0, False)):
        numbers = TRUE.copy()
        numbers[1, 1] = value
        readings = printed(numbers)
        other = parse(f"{value}", confidence=0.49)
        readings[1, 1] = replace(
            parse(f"-{value}" if review else f"{value}", confidence=0.9),
            alternatives=(other if review else parse(f"-{value}", confidence=0.49),),
            reasons=(Reason.SIGN_IN_DOUBT,),
        )
        cell = judge(readings, scale, cells_of(paint(numbers / 60))).cells[1, 1]
        assert (cell.status, cell.review) == (Status.AGREED, review)


def test_cells_that_show_a_color_only_share_the_doubt_of_their_scale(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(0, 60, [0, 60], confidence=0.7)
    scale = build_scale(made.raster, made.bar, made.texts)
    pixels = cells_of(paint(TRUE / 60), ink=False)
    cells = judge(np.full(TRUE.shape, None, dtype=object), scale, pixels).cells
    assert cells.review.all()
    assert cells[0, 0].reasons == (Reason.TWO_TICKS,)


def test_colors_that_the_bar_does_not_have_put_it_in_doubt(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(0, 60, [0, 20, 40, 60])
    scale = build_scale(made.raster, made.bar, made.texts)
    rgb = paint(TRUE / 60)
    # On a diagonal: those of one row were marked by somebody.
    rgb[[0, 1, 2], [0, 1, 2]] = ((250, 20, 20), (220, 60, 20), (190, 10, 60))
    heard = judge(printed(TRUE), scale, cells_of(rgb)).scale
    assert heard is not None
    assert heard.review


def test_numbers_ten_times_below_a_scale_learned_from_whole_ones_show_lost_points(
    scale: ColorScale,
) -> None:
    readings = printed(TRUE, "{:.0f}")
    readings[0, 2], readings[1, 1] = parse("3.3", confidence=0.9), parse("2.7", confidence=0.9)
    learned = judge(readings, replace(scale, origin="learned")).cells
    assert learned.review.all()
    assert Reason.POINT_IN_DOUBT in learned[0, 0].reasons
    # A bar's own ticks say what is meant; then two odd cells are two odd cells.
    assert judge(readings, scale).cells.review.sum() == 2


def test_many_firm_numbers_draw_intervals_together_and_never_apart(scale: ColorScale) -> None:
    values = np.linspace(3.0, 57.0, 100).round(2).reshape(10, 10)
    rgb = paint(values / 60)
    clean = replace(cells_of(rgb), clean=np.full(values.shape, 4.0))
    noisy = replace(clean, spread=np.full(values.shape, 6.0))
    before = decode(scale, noisy, lossy=True, quality=50.0)
    told = reconcile(printed(values, "{:.2f}"), before, noisy, scale).cells
    widths = [np.nanmedian(found.high - found.low) for found in (before, decode(scale, clean))]
    width = np.nanmedian(told.color_high - told.color_low)
    assert 0.45 * widths[0] < width < 0.9 * widths[0]
    wrong = values + np.where(np.arange(100).reshape(10, 10) % 8 == 0, 20.0, 0.0) * (values < 35)
    astray = reconcile(printed(wrong, "{:.2f}"), before, noisy, scale).cells
    assert np.nanmedian(astray.color_high - astray.color_low) <= widths[0] + 1e-9
    assert (astray.status[wrong != values] == Status.CONFLICT).all()


@pytest.mark.parametrize(("noise", "asks"), [(0.1, True), (0.5, False)])
def test_an_end_that_a_codec_has_mixed_with_its_frame_doubts_no_number_near_it(
    scale: ColorScale, noise: float, asks: bool
) -> None:
    """A number near the end of an interval there, whose color is that of the end."""
    values = TRUE.copy()
    values[0, 0] = 0.0
    pixels = cells_of(paint(values / 60))
    decoded = replace(decode(scale, pixels), noise=noise)
    assert decoded.at_low[0, 0]
    readings = printed(values, "{:.2f}")
    readings[0, 0] = parse(f"{0.7 * decoded.high[0, 0]:.2f}", confidence=0.995)
    cells = reconcile(readings, decoded, pixels, scale).cells
    assert cells.status[0, 0] == Status.AGREED
    assert bool(cells.review[0, 0]) == asks


def test_stars_leave_the_value_to_the_color(scale: ColorScale) -> None:
    readings = printed(TRUE)
    stars = TextReading(raw="**", confidence=0.97, reasons=(Reason.NOT_A_NUMBER,))
    readings[...] = [[stars] * readings.shape[1]] * readings.shape[0]
    readings[0, 1] = replace(stars, raw="k*", confidence=0.1)
    cells = judge(readings, scale).cells
    assert [tuple(at) for at in np.argwhere(cells.review)] == [(0, 1)]
    assert cells[0, 0].status == Status.COLOR_ONLY
    assert cells[0, 0].value == pytest.approx(TRUE[0, 0], abs=0.5)
    assert (cells[0, 0].text, cells[0, 0].reasons) == ("**", (Reason.NOT_A_NUMBER,))


def test_small_print_asks_more_of_its_readers(scale: ColorScale) -> None:
    readings = printed(TRUE)
    readings[0, 1] = parse("12.0", confidence=0.8)
    cells = judge(readings, scale).cells
    assert not cells.review.any()
    assert not small_print_doubted(cells, 9.0, readings).review.any()
    assert small_print_doubted(cells, 7.0, readings).review.any()
    found = small_print_doubted(cells, 5.0, readings)
    assert [tuple(at) for at in np.argwhere(found.review)] == [(0, 1)]
    assert found.reasons[0, 1] == (Reason.LOW_CONFIDENCE,)
    # What no color is held against is a guess among look-alikes.
    alone = replace(cells, status=np.full_like(cells.status, Status.TEXT_ONLY))
    assert small_print_doubted(alone, 5.0, readings).review.all()
    assert not small_print_doubted(alone, 9.0, readings).review.any()
    repaired = replace(cells, status=np.full(cells.shape, Status.REPAIRED, dtype=object))
    assert small_print_doubted(repaired, 5.0, readings).review[0, 1]
    # What a repair leads to is asked about, and not what it was read as.
    misread = np.where(np.arange(9).reshape(3, 3) == 1, 88.0, TRUE)
    read_as = replace(repaired, text_value=misread, text=misread.astype(str).astype(object))
    assert small_print_doubted(read_as, 5.0, readings).review[0, 1]


def test_what_is_read_as_surely_as_what_colors_bear_out_is_believed_without_one(
    scale: ColorScale,
) -> None:
    """A number in a color that the bar does not have, among many that were read as surely."""
    cells = judge(printed(TRUE), scale).cells
    many = tiled(cells)
    status = np.full(many.shape, Status.AGREED, dtype=object)
    status[0, 0] = status[0, 1] = Status.TEXT_ONLY
    sure = np.full(many.shape, 0.995)
    sure[0, 1] = 0.96
    alone = replace(
        many, status=status, text_confidence=sure, review=np.zeros(many.shape, dtype=bool)
    )
    assert np.argwhere(small_print_doubted(alone, 5.0).review).tolist() == [[0, 1]]
    # Where colors refute some that were read as surely, or bear out few, none is believed.
    status = status.copy()
    status[5, :] = Status.CONFLICT
    assert small_print_doubted(replace(alone, status=status), 5.0).review[0, 0]
    status = np.full(many.shape, Status.TEXT_ONLY, dtype=object)
    assert small_print_doubted(replace(alone, status=status), 5.0).review.all()


def test_small_print_asks_less_of_its_readers_where_color_tells_the_last_digit(
    scale: ColorScale,
) -> None:
    readings = printed(TRUE, "{:.0f}")
    readings[0, 1] = parse("12", confidence=0.8)
    cells = judge(readings, scale).cells
    even = replace(
        cells,
        color_value=TRUE.copy(),
        color_low=TRUE - 0.7,
        color_high=TRUE + 0.7,
        review=np.zeros(TRUE.shape, dtype=bool),
    )
    assert not small_print_doubted(even, 5.0, readings).review.any()
    assert small_print_doubted(even, 5.0).review[0, 1]
    # A color nearer to the next number, a bar in hundredths, and an open end tell no last digit.
    aside = replace(even, color_value=TRUE - 0.6)
    coarse = replace(even, color_low=TRUE - 70.0, color_high=TRUE + 70.0)
    blind = replace(even, color_high=np.full(TRUE.shape, np.nan))
    for other in (aside, coarse, blind):
        assert small_print_doubted(other, 5.0, readings).review[0, 1]
    # In thousands of a bar's units an interval is a thousand times as wide.
    bar = TRUE / 1e3
    bar_cells = replace(even, color_value=bar, color_low=bar - 7e-4, color_high=bar + 7e-4)
    assert not small_print_doubted(bar_cells, 5.0, readings, 1e3).review.any()


@pytest.mark.parametrize(
    ("read_as", "refuted", "asks"),
    [("1{1}", 1, False), ("1{1}", 3, False), ("1{1}", 12, True), ("{0}.{1}", 12, False)],
)
def test_readers_that_colors_refute_again_and_again_are_not_believed_where_color_tells_nothing(
    scale: ColorScale, read_as: str, refuted: int, asks: bool
) -> None:
    """Surely read numbers of small print; a point that was moved, and digits that differ from one
    number to the next, are misprints."""
    true = np.array([[32.0, 47.0, 53.0], [36.0, 44.0, 58.0], [39.0, 41.0, 35.0]])
    cells = judge(printed(true, "{:.0f}"), scale).cells
    many = tiled(cells)
    status = np.full(many.shape, Status.AGREED, dtype=object)
    status.ravel()[:refuted] = Status.CONFLICT
    text, value = many.text.copy(), many.text_value.copy()
    for cell in np.argwhere(status == Status.CONFLICT).tolist():
        shown = read_as.format(*str(text[tuple(cell)]))
        text[tuple(cell)], value[tuple(cell)] = shown, float(shown)
    coarse = replace(
        many,
        status=status,
        text=text,
        text_value=value,
        color_value=np.tile(true, (4, 4)),
        color_low=np.tile(true, (4, 4)) - 4.0,
        color_high=np.tile(true, (4, 4)) + 4.0,
        text_confidence=np.full(many.shape, 0.995),
        review=np.zeros(many.shape, dtype=bool),
    )
    readings = np.tile(printed(true, "{:.0f}"), (4, 4))
    asked = small_print_doubted(coarse, 5.0, readings, lossy=True).review
    assert bool(asked[status == Status.AGREED].any()) is asks
    assert not small_print_doubted(coarse, 5.0, readings).review.any()
    assert not small_print_doubted(coarse, 9.0, readings, lossy=True).review.any()
    # Where colors tell the last digit, too, nothing hides.
    low, high = (np.tile(true, (4, 4)) + off for off in (-0.3, 0.3))
    fine = replace(coarse, color_low=low, color_high=high)
    assert not small_print_doubted(fine, 5.0, readings, lossy=True).review.any()


def test_small_print_is_borne_out_by_who_reads_another_sign_that_color_refutes(
    scale: ColorScale,
) -> None:
    readings = printed(TRUE)
    cells = judge(readings, scale).cells
    # Each takes from the other; by itself the first one is worth 0.87.
    halved = parse("-12.0", confidence=0.55)
    readings[0, 1] = replace(halved, alternatives=(parse("12.0", confidence=0.52),))
    said, sure = cells.text_value.copy(), cells.text_confidence.copy()
    said[0, 1], sure[0, 1] = -12.0, 0.55
    turned = replace(cells, text_value=said, text_confidence=sure)
    assert not small_print_doubted(turned, 5.0, readings).review.any()
    # Other digits bear out none of these.
    readings[0, 1] = replace(halved, alternatives=(parse("17.0", confidence=0.52),))
    assert small_print_doubted(turned, 5.0, readings).review[0, 1]


@pytest.mark.parametrize(("decimals", "asks"), [(0, False), (2, False), (6, True)])
def test_of_small_print_color_refutes_what_is_wrong_in_the_leading_digits(
    scale: ColorScale, decimals: int, asks: bool
) -> None:
    """Of two or four digits color tells half or more, of eight not enough."""
    readings = printed(TRUE, f"{{:.{decimals}f}}")
    readings[0, 1] = parse(f"{12:.{decimals}f}", confidence=0.92)
    cells = judge(readings, scale).cells
    told = replace(
        cells,
        color_value=TRUE.copy(),
        color_low=TRUE - 0.7,
        color_high=TRUE + 0.7,
        review=np.zeros(TRUE.shape, dtype=bool),
    )
    assert small_print_doubted(told, 5.0, readings).review[0, 1] == asks


@pytest.mark.parametrize(("rival", "asks"), [("12.6", True), ("72.0", False)])
def test_a_rival_that_color_refutes_takes_nothing_from_a_reading(
    scale: ColorScale, rival: str, asks: bool
) -> None:
    readings = printed(TRUE)
    other = parse(rival, confidence=0.5)
    # 0.96 without the rival, as readings are weighed.
    readings[0, 1] = replace(parse("12.0", confidence=0.96**2 / 1.46), alternatives=(other,))
    cells = judge(readings, scale).cells
    quiet = replace(cells, review=np.zeros(cells.shape, dtype=bool))
    assert small_print_doubted(quiet, 5.0, readings).review[0, 1] == asks


def test_numbers_of_the_opposite_sign_doubt_the_signs_of_the_bar(
    painted_bar: Callable[..., Painted],
) -> None:
    """Dashes of ticks that are taken for minus signs turn a whole bar around."""
    made = painted_bar(-1, 0, [-1, -0.8, -0.6, -0.4, -0.2, 0])
    scale = build_scale(made.raster, made.bar, made.texts)
    assert not scale.review
    shares = np.random.default_rng(8).uniform(0.05, 0.95, (5, 6))
    verdicts = judge(printed(1 - shares, "{:.2f}"), scale, cells_of(paint(shares)))
    assert (verdicts.print_and_color, verdicts.relation) == ("different", "negative")
    assert verdicts.scale is not None
    assert verdicts.scale.review
    assert Reason.SCALE_DISAGREES in verdicts.scale.reasons


def test_points_that_half_of_a_panel_lost_are_told_by_colors(scale: ColorScale) -> None:
    values = np.linspace(11.3, 52.6, 24).reshape(4, 6).round(1)
    readings = printed(values)
    for col in range(6):
        readings[1, col] = parse(f"{values[1, col]:.1f}".replace(".", ""), confidence=0.9)
        lost = "" if col < 3 else " "
        readings[3, col] = parse(f"{values[3, col]:.1f}".replace(".", lost), confidence=0.9)
    cells = judge(readings, scale, cells_of(paint(values / 60))).cells
    assert (cells.status == Status.AGREED).all()
    assert cells.value == pytest.approx(values)
    assert cells.text[1, 0] == f"{values[1, 0]:.1f}"


def test_whole_numbers_beside_broken_ones_stay_whole_where_colors_bear_them_out(
    scale: ColorScale,
) -> None:
    values = np.linspace(11.3, 52.6, 24).reshape(4, 6).round(1)
    values[1] = values[1].round()
    readings = printed(values)
    for col in range(6):
        readings[1, col] = parse(f"{values[1, col]:.0f}")
    cells = judge(readings, scale, cells_of(paint(values / 60))).cells
    assert cells.value == pytest.approx(values)


def test_a_color_that_fits_another_number_better_confirms_no_unsure_one(scale: ColorScale) -> None:
    readings = printed(TRUE, form="{:.0f}")

    def asked(text: str, confidence: float) -> tuple[Status, bool]:
        readings[0, 1] = parse(text, confidence=confidence)
        cell = judge(readings, scale).cells[0, 1]
        return cell.status, cell.review

    # The color of 12 allows a whole number of 11, and barely.
    assert asked("11", 0.94) == (Status.AGREED, True)
    assert asked("11", 0.97) == (Status.AGREED, False)
    assert asked("12", 0.94) == (Status.AGREED, False)


def test_all_numbers_of_a_palettes_run_are_as_likely(painted_bar: Callable[..., Painted]) -> None:
    made = painted_bar(0, 60, [0, 20, 40, 60], steps=16)
    scale = build_scale(made.raster, replace(made.bar, segments=()), made.texts)
    assert scale.norm == "linear"
    numbers = np.random.default_rng(7).uniform(0.3, 59.7, (12, 12)).round(1)
    places = (np.floor(numbers / 60 * 16) + 0.5) / 16
    cells = judge(printed(numbers), scale, cells_of(paint(places))).cells
    assert set(cells.status.ravel()) == {Status.AGREED}
    assert not cells.review.any()
    assert (cells.confidence.min(), cells.confidence.max()) == pytest.approx((0.99, 0.99), abs=0.01)
    # What lies in the next run is a conflict still.
    misprint = printed(numbers)
    row, col = np.argwhere((numbers > 20) & (numbers < 30))[0]
    misprint[row, col] = parse(f"{numbers[row, col] + 8:.1f}", confidence=0.99)
    cell = judge(misprint, scale, cells_of(paint(places))).cells[row, col]
    assert (cell.status, cell.review) == (Status.CONFLICT, True)


def test_a_number_that_ends_in_a_point_has_lost_its_decimals(scale: ColorScale) -> None:
    readings = printed(TRUE)
    readings[0, 2] = parse("33.", confidence=0.99)
    cells = judge(readings, scale).cells
    assert cells[0, 2].review
    assert Reason.POINT_IN_DOUBT in cells[0, 2].reasons
    assert cells.review.sum() == 1


def test_points_that_end_all_numbers_are_their_way(scale: ColorScale) -> None:
    assert not judge(printed(TRUE, "{:.0f}."), scale).cells.review.any()


@pytest.mark.parametrize(
    ("caught", "asks"),
    [(range(0), []), (range(0, 36, 9), [5.0])],
)
def test_small_print_is_believed_where_colors_caught_nothing_among_many(
    scale: ColorScale, caught: range, asks: list[float]
) -> None:
    """Colors tell a last digit from all but the two next to it. Four of one number that were caught
    tell of its last digit alone."""
    values = np.repeat(TRUE.ravel(), 36).reshape(9, 36)
    readings = printed(values, "{:.0f}")
    for index in np.ndindex(values.shape):
        readings[index] = parse(f"{values[index]:.0f}", confidence=0.7)
    judged = judge(readings, scale, cells_of(paint(values / 60))).cells
    status = np.full(values.shape, Status.AGREED, dtype=object)
    status.ravel()[list(caught)] = Status.CONFLICT
    cells = replace(
        judged,
        status=status,
        text_value=np.where(np.equal(status, Status.CONFLICT), values + 40, values),
        color_value=values.copy(),
        color_low=values - 1.1,
        color_high=values + 1.1,
        review=np.zeros(values.shape, dtype=bool),
    )
    found = small_print_doubted(cells, 5.0, readings)
    assert np.unique(values[found.review]).tolist() == asks
    # What is believed by now was as unsure as the rest, and speaks for it as before.
    believed = np.full(values.shape, 0.99)
    believed[:, 0] = 0.7
    schooled = replace(cells, text_confidence=believed)
    found = small_print_doubted(schooled, 5.0, readings, 1.0, readings)
    assert not found.review[values > 5.0].any()
    assert small_print_doubted(schooled, 5.0, readings).review[values > 5.0].any()


def test_numbers_that_share_the_end_of_a_bar_do_not_doubt_each_other(scale: ColorScale) -> None:
    # The first pixels of the bar have the color of all that is less than 0.8.
    true = np.tile([0.5, 0.7, 0.6, 0.4, 0.3, 31.0], (6, 1))
    pixels = cells_of(paint(np.where(true < 1, 0.0, true) / 60))
    decoded = decode(scale, pixels, lossy=True, quality=90.0)
    assert decoded.at_low[:, :5].all()
    assert not decoded.at_low[:, 5].any()
    readings = printed(true)
    cells = reconcile(readings, decoded, pixels, scale).cells
    assert not cells.review.any()
    readings[2, 1] = parse("7.0", confidence=0.99)
    odd = reconcile(readings, decoded, pixels, scale).cells
    assert odd.review[2, 1]
    assert odd.review.sum() == 1


@pytest.mark.parametrize(("text", "printed_there"), [("0", True), ("1", False), ("-", False)])
def test_a_few_lone_digits_that_nobody_reads_surely_are_print_unless_strokes(
    scale: ColorScale, text: str, printed_there: bool
) -> None:
    readings = np.full(TRUE.shape, None, dtype=object)
    rgb = paint(TRUE / 60)
    readings[0, 0] = parse(text, confidence=0.69)
    rgb[0, 0] = (211, 211, 211)
    pixels = cells_of(rgb, ink=False)
    pixels.ink_box[0, 0] = (4.0, 4.0, 8.0, 12.0)
    cell = judge(readings, scale, pixels).cells[0, 0]
    assert (cell.text == text) is printed_there


def hundredth(scale: ColorScale) -> ColorScale:
    knots = tuple((knot[0] / 100, *knot[1:]) for knot in scale.knots)
    return replace(scale, minimum=0.0, maximum=0.6, knots=knots)


def test_a_number_with_fewer_decimals_than_all_others_has_to_fit_its_color_as_finely(
    scale: ColorScale,
) -> None:
    # "0.4" is 0.40 or has lost what followed: 0.44 would agree with its rounding.
    values = TRUE / 100
    readings = printed(values, "{:.2f}")
    for true, status in ((0.445, Status.CONFLICT), (0.4, Status.AGREED)):
        values[1, 0] = true
        readings[1, 0] = parse("0.4", confidence=0.99)
        cell = judge(readings, hundredth(scale), cells_of(paint(values / 0.6))).cells[1, 0]
        assert (cell.status, cell.value, cell.review) == (status, 0.4, status == Status.CONFLICT)


def test_where_digits_are_what_counts_larger_numbers_are_coarser(scale: ColorScale) -> None:
    values = np.array([[1.2, 1.3, 3.3], [4.1, 2.7, 5.8], [1.9, 4.9, 17.4]])
    readings = printed(values)
    readings[2, 2] = parse("17", confidence=0.99)
    cell = judge(readings, scale, cells_of(paint(values / 60))).cells[2, 2]
    assert (cell.status, cell.value, cell.review) == (Status.AGREED, 17.0, False)


def test_a_mark_that_splits_a_number_is_doubted_among_single_numbers(scale: ColorScale) -> None:
    values = TRUE / 100
    values[0, 0] = 0.001
    readings = printed(values, "{:.2f}")
    readings[0, 0] = parse("0-.01", confidence=0.99)
    cell = judge(readings, hundredth(scale), cells_of(paint(values / 0.6))).cells[0, 0]
    assert (cell.value, cell.review) == (0.0, True)
    assert Reason.SEVERAL_NUMBERS in cell.reasons
    # Where all cells hold two numbers, two are no doubt.
    readings = printed(TRUE)
    for index, reading in np.ndenumerate(readings):
        readings[index] = parse(f"{reading.raw} (3)", confidence=0.99)
    assert not judge(readings, scale).cells.review.any()


@pytest.mark.parametrize(("number", "other", "asks"), [(29.0, 28.0, True), (34.0, 33.0, False)])
def test_small_print_asks_more_where_the_next_number_looks_alike(
    scale: ColorScale, number: float, other: float, asks: bool
) -> None:
    """A 9 is an 8 with a stroke less; a color between both numbers tells neither."""
    values = TRUE.copy()
    values[0, 1] = number
    readings = printed(values, "{:.0f}")
    readings[0, 1] = parse(f"{number:.0f}", confidence=0.87)
    between = values.copy()
    between[0, 1] = (number + other) / 2 + 0.13
    cells = replace(
        judge(printed(values, "{:.0f}"), scale, cells_of(paint(values / 60))).cells,
        text_confidence=np.where(values == number, 0.87, 0.99),
        color_value=between,
        color_low=between - 0.9,
        color_high=between + 0.9,
        review=np.zeros(values.shape, dtype=bool),
    )
    assert bool(small_print_doubted(cells, 5.0, readings).review[0, 1]) is asks


@pytest.mark.parametrize(("color", "asked"), [((190, 190, 190), False), ((250, 60, 200), True)])
def test_numbers_on_a_color_that_no_bar_has_are_asked_about_unless_it_is_gray(
    scale: ColorScale, color: tuple[int, int, int], asked: bool
) -> None:
    odd = np.zeros(TRUE.shape, dtype=bool)
    odd[0, 1] = odd[2, 0] = True
    rgb = np.where(odd[..., None], np.array(color, dtype=float), paint(TRUE / 60))
    cells = judge(printed(TRUE), scale, cells_of(rgb)).cells
    assert (cells.value == TRUE).all()
    assert cells.review.tolist() == (odd & asked).tolist()


def test_faint_print_in_all_cells_with_a_color_is_print(scale: ColorScale) -> None:
    """The other half of a matrix is masked, so that few of all cells are printed."""
    readings = printed(TRUE, confidence=0.45)
    pixels = cells_of(paint(TRUE / 60), ink=False)
    blank = np.triu(np.ones((3, 3), dtype=bool))
    readings[blank] = None
    rgb = np.where(blank[..., None], 255.0, pixels.rgb)
    pixels = replace(pixels, rgb=rgb, blank=blank)
    assert (judge(readings, scale, pixels).cells.text[~blank] != None).all()  # noqa: E711
    # Specks in some cells of a panel are none.
    pixels = replace(pixels, blank=np.zeros((3, 3), dtype=bool))
    assert (judge(readings, scale, pixels).cells.text == None).all()  # noqa: E711


def test_a_speck_among_cells_without_a_scale_tells_nothing() -> None:
    readings = np.empty((3, 3), dtype=object)
    readings[1, 1] = parse("0", confidence=0.99)
    verdicts = reconcile(readings, None, cells_of(paint(TRUE / 60), ink=False), None)
    assert verdicts.review
    assert Reason.NO_SCALE in verdicts.reasons


def doubted_beside(
    scale: ColorScale, refuted: int, numbers: Sequence[float], low: float, high: float
) -> bool:
    """Whether surely read small numbers of a picture behind a codec are put up for review, where
    colors from ``low`` to ``high`` refute so many others, which print ``numbers``."""
    many = tiled(judge(printed(TRUE, "{:.0f}"), scale).cells)
    off = np.zeros(many.shape, dtype=bool)
    off.ravel()[:refuted] = True
    values, texts = np.array(many.value, dtype=float), many.text.copy()
    values[off] = np.resize(numbers, refuted)
    texts[off] = [f"{number:.0f}" for number in values[off]]
    panel = replace(
        many,
        status=np.where(off, Status.CONFLICT, Status.AGREED),
        text=texts,
        text_value=values,
        value=values,
        color_low=np.where(off, low, many.color_value - 4.0),
        color_high=np.where(off, high, many.color_value + 4.0),
        text_confidence=np.full(many.shape, 0.995),
        review=np.zeros(many.shape, dtype=bool),
    )
    return bool(small_print_doubted(panel, 6.0, lossy=True).review[~off].any())


def test_colors_that_want_any_of_many_digits_want_no_digit_again_and_again(
    scale: ColorScale,
) -> None:
    """Two broadly told colors that refute a number share some digit by chance."""
    assert doubted_beside(scale, 8, [35.0], 37.6, 38.4)
    assert not doubted_beside(scale, 8, [35.0], -2.0, 78.0)


def test_colors_that_say_one_value_for_all_numbers_refute_no_reader(scale: ColorScale) -> None:
    """A codec made the colors of some cells alike: that of nought, whatever stands in them."""
    assert doubted_beside(scale, 8, [35.0], 38.4, 39.2)
    assert not doubted_beside(scale, 8, [31.0, 33.0, 35.0, 37.0], 38.4, 39.2)


def test_colors_that_are_off_by_what_some_of_many_are_by_chance_refute_no_reader(
    scale: ColorScale,
) -> None:
    """Of hundreds of colors a few lie just beyond their intervals of 2.5 standard deviations."""
    for deviations, told in ((4.0, True), (2.6, False)):
        reach = 3.0 * 2.5 / deviations
        assert doubted_beside(scale, 8, [35.0], 38.0 - reach, 38.0 + reach) is told
