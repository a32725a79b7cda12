"""Other numbers and other colors for a figure that is drawn again."""

from __future__ import annotations

from dataclasses import replace

import matplotlib
import pytest
from tests.unit.show.factory import founding, make_scale

from unheat.errors import UsageError
from unheat.export.formats import delimited
from unheat.export.table import matrix_rows
from unheat.model import Figure, Status
from unheat.show.plot import plot_of
from unheat.show.restyle import with_colors, with_values


def table(figure: Figure) -> bytes:
    return delimited(matrix_rows(figure.panels[0]))


def test_the_own_table_changes_nothing() -> None:
    figure = founding()
    assert (with_values(figure, table(figure)).panels[0].cells.status == "agreed").all()


def test_numbers_of_a_table_in_another_order() -> None:
    text = "x,Vicuna,GPT-4,Claude 2,Mistral 7B\nVicuna,0.0,12.5,48.6,46.5\n"
    text += "GPT-4,48.3,0.0,61.9,49.7\nClaude 2,46.1,64.1,0.0,47.2\nMistral 7B,45.7,54.2,50.3,0.0\n"
    cells = with_values(founding(), text.encode()).panels[0].cells
    assert cells.value[3, 0] == 12.5
    assert cells.text[3, 0] == "12.5"
    assert (cells.status == Status.REVIEWED).sum() == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"Vicuna,52.7", b"Vikuna,52.7", "'Vikuna' that is none"),
        (b"Vicuna,52.7", b"GPT-4,52.7", "stands in the table twice"),
        (b"52.7,", b"", "holds 3 numbers"),
        (b"52.7", b"much", "'much' is no number"),
    ],
)
def test_a_table_that_does_not_fit(old: bytes, new: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        with_values(founding(), table(founding()).replace(old, new))


def test_another_map_over_another_range() -> None:
    scale = with_colors(founding(), "viridis", 0.0, 70.0).panels[0].scale
    assert scale is not None
    assert (scale.minimum, scale.maximum, scale.colormap) == (0.0, 70.0, "viridis")
    first = [255 * level for level in matplotlib.colormaps["viridis"](0)[:3]]
    assert scale.knots[0][1:] == pytest.approx(first, abs=1)
    assert [tick.text for tick in scale.ticks] == ["0", "10", "20", "30", "40", "50", "60", "70"]


def test_what_cannot_be_changed_is_said() -> None:
    with pytest.raises(UsageError, match="did you mean viridis"):
        with_colors(founding(), "virids")
    with pytest.raises(UsageError, match="not below"):
        with_colors(founding(), None, 70.0, 10.0)


@pytest.mark.parametrize(
    ("norm", "low", "bend"), [("log", 1.0, 0.0), ("symlog", -100.0, 0.5), ("linear", 0.0, 0.0)]
)
def test_norms_in_the_words_of_matplotlib(norm: str, low: float, bend: float) -> None:
    scale = make_scale(low, 100.0, [low, 100.0], norm=norm, linthresh=bend or None)
    figure = founding()
    panel = replace(figure.panels[0], scale=replace(scale, knots=()))
    plotted = plot_of(replace(figure, panels=(panel,)), 100.0).panels[0].scale
    assert plotted is not None
    assert (plotted.norm.kind, plotted.norm.bend) == (norm, bend)
    assert plotted.norm.middle == pytest.approx(1.0, abs=0.02)
