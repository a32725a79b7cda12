"""Colour arithmetic against independent oracles and by example."""

import numpy as np
import pytest

from unheat.color.known import colors_of, identify, identify_steps, known_maps
from unheat.color.known_table import build
from unheat.color.norm import Norm, norm_of
from unheat.color.ramp import Ramp
from unheat.color.spaces import delta_e, lab_to_srgb, srgb_to_lab
from unheat.color.words import color_words


def test_lab_agrees_with_scikit_image() -> None:
    from skimage.color import rgb2lab

    rgb = np.random.default_rng(0).integers(0, 256, (500, 3))
    assert np.abs(srgb_to_lab(rgb) - rgb2lab(rgb[None] / 255.0)[0]).max() < 0.02


def test_lab_and_back() -> None:
    rgb = np.random.default_rng(1).uniform(0, 255, (500, 3))
    assert np.abs(lab_to_srgb(srgb_to_lab(rgb)) - rgb).max() < 1e-3


def test_a_color_between_two_samples_lies_between_their_positions() -> None:
    ramp = Ramp.from_rgb([0.0, 0.5, 1.0], [[0, 0, 255], [255, 255, 255], [255, 0, 0]])
    found = ramp.project(np.array([[255, 127.5, 127.5], [0, 0, 255]]))
    assert 0.6 < found.position[0] < 0.9
    assert found.position[1] == 0.0


def test_a_color_off_the_ramp_tells_its_distance() -> None:
    ramp = Ramp.from_rgb([0.0, 1.0], [[0, 0, 0], [255, 255, 255]])
    green = ramp.project([[0, 160, 0]])
    assert green.distance[0] > 50
    assert np.isfinite(green.position[0])


def test_the_interval_is_wide_where_the_ramp_runs_slowly() -> None:
    rgb = [[0, 0, 0], [10, 10, 10], [255, 255, 255]]
    ramp = Ramp.from_rgb([0.0, 0.5, 1.0], rgb)
    found = ramp.project([[5, 5, 5], [130, 130, 130]], tolerance=1.0)
    slow, fast = found.high - found.low
    assert slow > fast


def test_a_ramp_that_returns_to_its_start_is_ambiguous_there() -> None:
    circle = [[200, 50, 50], [50, 200, 50], [50, 50, 200], [200, 50, 50]]
    ramp = Ramp.from_rgb(np.linspace(0, 1, 4), circle)
    found = ramp.project([[200, 50, 50], [50, 200, 50]], tolerance=2.0)
    assert np.isfinite(found.other[0])
    assert np.isnan(found.other[1])


def test_missing_colors_stay_missing() -> None:
    ramp = Ramp.from_rgb([0.0, 1.0], [[0, 0, 0], [255, 255, 255]])
    found = ramp.project(np.array([[np.nan] * 3, [128.0] * 3]))
    assert np.isnan(found.position).tolist() == [True, False]


def test_flat_steps_of_a_palette_widen_the_interval() -> None:
    places = (np.arange(100) + 0.5) / 100
    grey = np.repeat(np.linspace(0, 255, 10), 10)[:, None].repeat(3, axis=1)
    found = Ramp.from_rgb(places, grey).project([grey[55]], tolerance=0.5)
    assert found.high[0] - found.low[0] > 0.09


@pytest.mark.parametrize("name", ["viridis", "coolwarm", "RdBu", "jet", "Greys"])
def test_named_maps_are_known_forwards_and_backwards(name: str) -> None:
    rgb = colors_of(name)
    assert rgb is not None
    assert identify(srgb_to_lab(rgb)) == name
    assert identify(srgb_to_lab(rgb[::-1])) == f"{name}_r"


@pytest.mark.parametrize("name", ["jet", "YlOrRd", "viridis", "crest", "RdBu"])
@pytest.mark.parametrize("way", ["ends", "middles", "inner", "lower", "upper"])
def test_steps_are_known_by_the_map_they_were_taken_from(name: str, way: str) -> None:
    import cmap

    index = np.arange(6)
    places = {
        "ends": index / 5,
        "middles": (index + 0.5) / 6,
        "inner": (index + 1) / 7,
        "lower": index / 6,
        "upper": (index + 1) / 6,
    }[way]
    rgb = np.asarray(cmap.Colormap(name)(places))[:, :3] * 255.0
    assert str(identify_steps(srgb_to_lab(rgb))).split(":")[-1] == name
    assert str(identify_steps(srgb_to_lab(rgb[::-1]))).split(":")[-1] == f"{name}_r"
    assert identify_steps(srgb_to_lab(rgb[:3])) is None


def test_steps_of_no_map_have_no_name() -> None:
    greens = np.linspace([235, 237, 240], [33, 110, 57], 5)
    assert identify_steps(srgb_to_lab(greens)) is None


def test_a_map_drawn_with_few_stops_keeps_its_name_and_another_one_gets_none() -> None:
    import matplotlib

    places = np.linspace(0.0, 1.0, 64)
    stops = np.linspace(0.0, 1.0, 9)
    few = np.asarray(matplotlib.colormaps["jet"](stops))[:, :3] * 255.0
    drawn = np.stack([np.interp(places, stops, few[:, i]) for i in range(3)], axis=-1)
    assert identify(srgb_to_lab(drawn)) == "jet"
    # White to steelblue is no map, though one of the table is not far from it.
    own = np.linspace([255, 255, 255], [70, 130, 180], 64)
    assert identify(srgb_to_lab(own)) is None


def test_a_piece_of_a_map_has_no_name() -> None:
    rgb = colors_of("viridis")
    assert rgb is not None
    assert identify(srgb_to_lab(rgb[:12])) is None


def test_the_shipped_table_is_that_of_the_libraries() -> None:
    names, colors = build()
    shipped = known_maps()
    assert names == shipped.names, "run python -m unheat.color.known_table"
    assert (colors == shipped.rgb).all()


@pytest.mark.parametrize("name", ["bwr", "seismic", "RdGy"])
def test_no_tip_of_a_map_is_cut(name: str) -> None:
    from matplotlib import colormaps

    rgb = colors_of(name)
    assert rgb is not None
    drawn = np.asarray(colormaps[name](np.linspace(0, 1, 997)))[:, :3] * 255
    at, own = np.linspace(0, 1, 997), np.linspace(0, 1, len(rgb))
    mixed = np.stack([np.interp(at, own, channel) for channel in rgb.T], axis=1)
    # The map is drawn in 256 steps: a color between them is no farther off than one of them.
    step = np.abs(np.diff(drawn, axis=0)).max()
    assert np.abs(mixed - drawn).max() <= step + 0.5


@pytest.mark.parametrize("norm", [Norm(), Norm("log"), Norm("symlog", 0.5)])
def test_norms_are_undone(norm: Norm) -> None:
    values = np.array([0.01, 0.3, 1.0, 80.0])
    assert norm.unbend(norm.bend(values)) == pytest.approx(values)


def test_symlog_agrees_with_matplotlib() -> None:
    from matplotlib.colors import SymLogNorm

    theirs = SymLogNorm(linthresh=2.0, vmin=-100, vmax=1000, base=10)
    ours = Norm("symlog", 2.0)
    low, high = ours.bend([-100, 1000])
    values = np.array([-50, -1, 0, 1.5, 30, 700])
    places = (ours.bend(values) - low) / (high - low)
    assert places == pytest.approx(np.asarray(theirs(values)), abs=1e-9)


def test_log_of_nothing_is_no_number() -> None:
    assert np.isnan(Norm("log").bend([0.0, -1.0])).all()


@pytest.mark.parametrize(
    ("rgb", "words"),
    [
        ((0, 0, 139), "dark blue"),
        ((255, 0, 0), "bright red"),
        ((255, 255, 255), "white"),
        ((0, 0, 0), "black"),
        ((128, 128, 128), "gray"),
        ((255, 165, 0), "bright orange"),
    ],
)
def test_colors_have_words(rgb: tuple[int, int, int], words: str) -> None:
    assert color_words(rgb) == words


def test_delta_e_is_a_distance() -> None:
    assert delta_e([50, 0, 0], [50, 3, 4]) == pytest.approx(5.0)


def test_a_symlog_scale_of_which_no_middle_is_told_has_one_all_the_same() -> None:
    assert norm_of("symlog", None, []) == Norm("symlog", 1.0)
    assert norm_of("symlog", None, list(range(10))).linthresh == 1.0
