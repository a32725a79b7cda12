"""What a person should look at although the readers agree, and what not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from unheat.model import Axis, Box, Grid, Layout, PanelLayout, Raster, Reason
from unheat.text.corroborate import Reading, corroborate
from unheat.text.doubts import _in_step, doubts, missed
from unheat.text.ink import find_glyphs
from unheat.text.lent import lend_labels
from unheat.text.lines import Line
from unheat.text.sites import PanelTexts, Site, Sites

GROUND = (255.0, 255.0, 255.0)


def grid(rows: int, cols: int, x: float = 100.0, y: float = 40.0) -> Grid:
    """Cells of 40 × 20 pixels."""
    return Grid(
        row_spans=tuple((y + 20 * i, y + 20 * (i + 1)) for i in range(rows)),
        column_spans=tuple((x + 40 * i, x + 40 * (i + 1)) for i in range(cols)),
    )


def page(rows: int, boxes: Sequence[Box] = (), *, lossy: bool = False) -> Sites:
    """A panel of ``rows`` × 4 cells on a page with black ``boxes`` for letters, no sites."""
    pixels = np.full((140 + 20 * rows, 300, 3), 255, dtype=np.uint8)
    for box in boxes:
        pixels[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)] = 0
    raster = Raster(rgb=pixels, name="drawn", sha256="", format="png", lossy=lossy)
    cells = grid(rows, 4)
    layout = Layout(
        raster=raster,
        panels=(PanelLayout(grid=cells, frame=cells.box, bar=None),),
        bars=(),
        background=GROUND,
    )
    return Sites(layout=layout, glyphs=find_glyphs(raster, [cells.box], GROUND), sites=())


def labelled(sites: Sites, texts: Sequence[str], size: float, high: float | None = None) -> Sites:
    """The page with row labels of this letter height; they reach ``high`` pixels down."""
    places = []
    for row, _ in enumerate(texts):
        box = Box(40, 45 + 20 * row, 90, 45 + 20 * row + (high or size))
        line = Line(
            glyphs=np.arange(min(1, len(sites.glyphs))),
            angle=0.0,
            along=(box.x0, box.x1),
            across=(box.y0, box.y1),
            box=box,
            size=size,
        )
        places.append(Site(role="row", owner=0, index=row, lines=(line,)))
    return replace(sites, sites=tuple(places))


def readings(sites: Sites, texts: Sequence[str], **change: object) -> dict[str, Reading]:
    return {
        site.key: replace(Reading(site=site, text=text, confidence=0.99), **change)  # type: ignore[arg-type]
        for site, text in zip(sites.sites, texts, strict=True)
    }


def flags(sites: Sites, texts: Sequence[str], **change: object) -> list[bool]:
    found = doubts(sites, readings(sites, texts, **change))
    return [found[site.key].review for site in sites.sites]


NAMES = ["Ernie", "Bert", "Oscar"]


@pytest.mark.parametrize(
    ("size", "lossy", "doubted"), [(5.0, False, True), (9.0, False, False), (7.0, True, True)]
)
def test_small_print_is_doubted_although_readers_agree(
    size: float, lossy: bool, doubted: bool
) -> None:
    sites = labelled(page(3, lossy=lossy), NAMES, size)
    assert flags(sites, NAMES) == [doubted] * 3


def test_small_print_is_believed_where_something_bears_it_out() -> None:
    sites = labelled(page(3), NAMES, 5.0)
    assert not any(flags(sites, NAMES, proved=True, second=0.999))
    assert all(flags(sites, NAMES, proved=True, second=0.9))
    assert not any(flags(sites, NAMES, layer=True))
    months = ["March", "April", "May"]
    assert not any(flags(sites, months))


def test_a_zero_between_capitals_is_doubted_unless_it_looks_like_one() -> None:
    texts = ["F0X12", "SOX30", "B0"]
    sites = labelled(page(3), texts, 12.0)
    assert flags(sites, texts) == [True, False, False]
    assert not any(flags(sites, texts, shown=True))


def test_what_a_lowered_digit_is_taken_for_is_doubted_in_small_print() -> None:
    texts = ["VO: max", "COz", "CO2"]
    sites = labelled(page(3), texts, 9.0)
    assert flags(sites, texts, proved=True, second=0.999, shown=True) == [True, True, False]
    assert not any(flags(labelled(page(3), texts, 14.0), texts))


def test_a_disputed_letter_among_capitals_is_one() -> None:
    for texts, text in ((["A", "C", "D", "E", "v"], "V"), (["A", "C", "Dy", "E", "v"], "v")):
        sites = labelled(page(5), texts, 7.0)
        said = readings(sites, texts)
        last = sites.sites[4].key
        said[last] = replace(said[last], review=True)
        assert doubts(sites, said)[last].text == text


def test_labels_that_overlap_are_doubted_even_where_they_fit() -> None:
    sites = labelled(page(3), NAMES, 12.0, high=26.0)
    assert all(flags(sites, NAMES, proved=True, second=0.999))


def sloping(sites: Sites, spans: Sequence[tuple[int, float, float, float]]) -> Sites:
    """The page with column labels at 45 degrees: (column, where it ends, top, thickness)."""
    places = []
    for column, end, top, thick in spans:
        line = Line(
            glyphs=np.array([0]),
            angle=45.0,
            along=(end - 30.0, end),
            across=(top, top + thick),
            box=Box(0, 0, 10, 10),
            size=8.0,
        )
        places.append(Site(role="column", owner=0, index=column, lines=(line,), turns=(45.0,)))
    return replace(sites, sites=tuple(places))


def test_labels_on_a_slope_that_stand_in_each_other_are_doubted() -> None:
    # What the second lost to the first stands before it.
    letter = [Box(10, 120, 14, 128)]
    touching = sloping(page(3, letter), [(0, 30.0, 100.0, 18.0), (1, 62.0, 110.0, 8.0)])
    assert flags(touching, ["Very unlikely", "54"]) == [True, True]
    apart = sloping(page(3, letter), [(0, 30.0, 100.0, 8.0), (1, 62.0, 110.0, 8.0)])
    assert flags(apart, ["Unlikely", "45-54"]) == [False, False]


def test_labels_on_a_slope_that_are_as_thick_as_two_hide_the_missing_ones() -> None:
    found = replace(axis("a", None, "c", None), turn=45.0)
    for thick, doubted in ((45.0, True), (12.0, False)):
        sites = sloping(page(3), [(0, 30.0, 100.0, thick), (2, 86.0, 156.0, thick)])
        assert missed(sites, found, 0, "column").review == (False, doubted, False, doubted)


@pytest.mark.parametrize("step", [2, 3])
def test_thick_labels_on_a_slope_hide_none_where_all_are_numbered_by_their_place(step: int) -> None:
    places = range(0, 4 * step, step)
    names: list[str | None] = [None] * (4 * step)
    for place in places:
        names[place] = f"ID{place + 1:03d}"
    sites = sloping(page(3), [(one, 30.0 + 28 * one, 100.0 + 28 * one, 45.0) for one in places])
    thinned = replace(axis(*names), turn=45.0)
    assert not any(missed(sites, thinned, 0, "column").review)
    names[step] = "ID100"
    other = replace(axis(*names), turn=45.0)
    assert missed(sites, other, 0, "column").review[1]


def test_the_height_beside_the_others_tells_the_case() -> None:
    texts = ["Hill", "Dale", "VS"]
    sites = labelled(page(3), texts, 10.0)
    low = sites.sites[2].lines[0]
    small = replace(low, across=(low.across[0] + 3, low.across[1]))
    sites = replace(sites, sites=(*sites.sites[:2], replace(sites.sites[2], lines=(small,))))
    assert doubts(sites, readings(sites, texts))[sites.sites[2].key].text == "vs"
    kept = doubts(sites, readings(sites, texts, proved=True))
    assert kept[sites.sites[2].key].text == "VS"


def axis(*labels: str | None) -> Axis:
    count = len(labels)
    return Axis(
        title=None, labels=labels, confidence=(1.0,) * count, review=(False,) * count, side="left"
    )


def test_the_one_label_that_is_missing_is_asked_for() -> None:
    found = missed(page(4), axis("a", "b", None, "d"), 0, "row")
    assert found.review == (False, False, True, False)
    assert found.reasons[2] == (Reason.LABEL_MISSING,)
    sparse = missed(page(4), axis("a", None, None, "d"), 0, "row")
    assert not any(sparse.review)


def test_labels_that_are_missing_without_an_even_step_are_asked_for() -> None:
    names = [None if place in (2, 4, 7) else "ab" for place in range(10)]
    assert missed(page(10), axis(*names), 0, "row").review[2]
    thinned = [name if place % 2 else None for place, name in enumerate(10 * ["ab"])]
    assert not any(missed(page(10), axis(*thinned), 0, "row").review)


# Two letters beside every row, and the same far off.
BESIDE = [
    Box(70 + 8 * i, 46 + 20 * row, 75 + 8 * i, 54 + 20 * row) for row in range(4) for i in (0, 1)
]
BELOW = [
    Box(113 + 40 * col + 8 * i, 180, 118 + 40 * col + 8 * i, 188)
    for col in range(4)
    for i in (0, 1)
]


@pytest.mark.parametrize(
    ("boxes", "role", "doubted"),
    [
        (BESIDE, "row", True),
        (BESIDE, "column", False),
        ([], "row", False),
        ([Box(140 + 9 * i, 135, 146 + 9 * i, 143) for i in range(6)], "row", False),
        # A line of an outline, as dendrograms have.
        ([Box(60, 44, 62, 116), Box(62, 44, 95, 46), Box(62, 114, 95, 116)], "row", False),
    ],
)
def test_print_beside_the_rows_must_not_go_unread(
    boxes: list[Box], role: str, doubted: bool
) -> None:
    found = missed(page(4, boxes), axis(None, None, None, None), 0, role)
    assert all(found.review) if doubted else not any(found.review)


def test_print_far_off_is_asked_about_where_it_is_in_step_with_the_columns() -> None:
    assert all(missed(page(4, BELOW), axis(*[None] * 4), 0, "column").review)
    # Single digits stand far apart for their size, and on one line all the same.
    digits = [Box(118 + 40 * col, 180, 122 + 40 * col, 185) for col in range(4)]
    assert all(missed(page(4, digits), axis(*[None] * 4), 0, "column").review)
    title = [Box(115 + 9 * i, 180, 121 + 9 * i, 188) for i in range(13)]
    assert not any(missed(page(4, title), axis(*[None] * 4), 0, "column").review)


@pytest.mark.parametrize(
    ("texts", "other", "doubted"),
    [
        (["A", "C", "D", "E", "1"], "|", False),
        (["A", "C", "D", "E", "1"], "r", True),
        (["A226", "F227", "K228", "P229", "1230"], "I230", False),
    ],
)
def test_twins_of_letters_follow_the_others_unless_a_reader_saw_something_else(
    texts: list[str], other: str, doubted: bool
) -> None:
    sites = labelled(page(5), texts, 10.0)
    read = readings(sites, texts)
    last = sites.sites[-1].key
    read[last] = replace(read[last], review=True, reasons=(Reason.READERS_DIFFER,), others=(other,))
    found = corroborate(sites, read)[last]
    assert found.review is doubted
    if not doubted:
        assert found.text == texts[-1].replace("1", "I", 1)


@pytest.mark.parametrize(("gap", "facets"), [(10.0, True), (90.0, False)])
def test_facets_share_labels_and_panels_with_room_for_own_ones_are_lent_them(
    gap: float, facets: bool
) -> None:
    one, two = grid(3, 4), grid(3, 4, x=260.0 + gap)
    columns = axis("p", "q", "r", "s")
    texts = [
        PanelTexts(title=None, rows=rows, columns=columns)
        for rows in (axis("a", "b", "c"), axis(None, None, None))
    ]
    rows = lend_labels(texts, [one, two])[1].rows
    assert rows.names == ("a", "b", "c")
    assert rows.labels == (("a", "b", "c") if facets else (None,) * 3)
    assert rows.review == (False,) * 3
    assert rows.reasons == ((Reason.LABEL_SHARED,),) * 3


def test_two_readers_that_are_both_at_a_loss_may_agree_by_chance() -> None:
    sites = labelled(page(3), NAMES, 12.0)
    assert all(flags(sites, NAMES, confidence=0.85, spellings=("a", "a")))
    assert not any(flags(sites, NAMES, confidence=0.95, spellings=("a", "a")))


@pytest.mark.parametrize(
    ("others", "doubted"), [(("June", "July"), False), (("Ernie", "Bert"), True)]
)
def test_a_month_is_believed_beside_others(others: tuple[str, ...], doubted: bool) -> None:
    texts = [*others, "May"]
    sites = labelled(page(3), texts, 12.0)
    said = readings(sites, texts)
    last = sites.sites[-1].key
    said[last] = replace(said[last], review=True, others=("HAT",))
    assert corroborate(sites, said)[last].review is doubted


@pytest.mark.parametrize(
    ("gap", "angle", "doubted_"), [(3.0, 0.0, True), (9.0, 0.0, False), (3.0, 90.0, False)]
)
def test_level_names_a_word_from_one_in_doubt_are_doubted(
    gap: float, angle: float, doubted_: bool
) -> None:
    """The "7B" of the first name stands before the second, which nobody could read."""
    sites = page(3)
    starts = (100.0, 140.0 + gap, 220.0)
    places = []
    for column, (start, end) in enumerate(zip(starts, (140.0, 190.0, 250.0), strict=True)):
        box = Box(start, 110, end, 120)
        line = Line(
            glyphs=np.arange(0),
            angle=angle,
            along=(box.x0, box.x1),
            across=(box.y0, box.y1),
            box=box,
            size=9.0,
        )
        places.append(Site(role="column", owner=0, index=column, lines=(line,)))
    sites = replace(sites, sites=tuple(places))
    said = readings(sites, ["Gemma", "7Elaude", "Falcon"], proved=True, second=0.999)
    key = places[1].key
    said[key] = replace(said[key], review=True)
    found = doubts(sites, said)
    assert [found[site.key].review for site in places] == [doubted_, True, False]


@pytest.mark.parametrize(
    ("off", "told"),
    [((0, 0, 0, 0, 0), True), ((-21, -20, -22, -21, -20), True), ((-21, 0, -22, 20, -59), False)],
)
def test_names_set_by_their_ends_are_in_step(off: tuple[int, ...], told: bool) -> None:
    centers = np.array([128.0, 263.0, 399.0, 574.0, 709.0])
    assert _in_step((centers + np.array(off)).tolist(), centers) is told
