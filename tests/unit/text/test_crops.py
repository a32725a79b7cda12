"""Pictures of lines are cut once for everyone who asks."""

from __future__ import annotations

import gc
from dataclasses import replace

import numpy as np

from unheat.model import Box, Layout, Raster
from unheat.text.crops import _drop_rules, upright
from unheat.text.ink import find_glyphs
from unheat.text.lines import Line
from unheat.text.sites import Sites

PAPER = (255.0, 255.0, 255.0)


def test_a_line_has_one_picture_for_each_direction() -> None:
    rgb = np.full((60, 80, 3), 255, dtype=np.uint8)
    rgb[20:30, 30:34] = 0
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    layout = Layout(raster=raster, panels=(), bars=(), background=PAPER)
    sites = Sites(layout=layout, glyphs=find_glyphs(raster, [], PAPER), sites=())
    line = Line(
        glyphs=np.array([0]), angle=0.0, along=(30, 34), across=(20, 30), box=Box(30, 20, 34, 30),
        size=10.0,
    )  # fmt: skip
    first = upright(sites, line, 0.0)
    assert first.min() == 0
    assert upright(sites, line, 0.0) is first
    assert not first.flags.writeable
    assert upright(sites, line, 90.0).shape == first.shape[::-1]
    for shift in range(5):
        # A line that is made for one question only does not lend its identity to the next.
        box = Box(30 - shift, 20, 34, 30)
        assert upright(sites, replace(line, box=box), 0.0).shape[1] == first.shape[1] + shift
        gc.collect()


def test_the_frame_of_the_cells_is_no_ink_of_a_label_that_stands_before_it() -> None:
    """A dark frame from column 34 on, at the last stroke of the label: "nl,"."""
    rgb = np.full((60, 80, 3), 255, dtype=np.uint8)
    rgb[20:30, 30:34] = 0
    rgb[10:50, 34:36] = 40
    raster = Raster(rgb=rgb, name="drawn", sha256="", format="png")
    layout = Layout(raster=raster, panels=(), bars=(), background=PAPER)
    glyphs = find_glyphs(raster, [Box(34, 10, 80, 50)], PAPER)
    sites = Sites(layout=layout, glyphs=glyphs, sites=())
    line = Line(
        glyphs=np.array([0]), angle=0.0, along=(30, 34), across=(20, 30), box=Box(30, 20, 34, 30),
        size=10.0,
    )  # fmt: skip
    assert (upright(sites, line, 0.0) < 255).sum() == 40


def test_rules_before_and_behind_a_line_go_and_its_letters_stay() -> None:
    """The stem of a letter that is no ink of the line's own, between its letters, stays as well."""
    strength = np.zeros((12, 30), dtype=np.float32)
    own = np.zeros(strength.shape, dtype=bool)
    for x in (8, 14, 20):
        own[2:10, x : x + 2] = True
    strength[own] = 200.0
    strength[:, 4], strength[:, 5], strength[:, 26] = 120.0, 30.0, 200.0
    strength[:, 11] = 200.0
    strength[3:9, 23] = 200.0
    drawn = strength.copy()
    _drop_rules(drawn, own, 200.0, across=0)
    assert not drawn[:, [3, 4, 5, 25, 26, 27]].any()
    kept = [8, 9, 11, 14, 15, 20, 21, 23]
    assert (drawn[:, kept] == strength[:, kept]).all()
    turned = np.ascontiguousarray(strength.T)
    _drop_rules(turned, np.ascontiguousarray(own.T), 200.0, across=1)
    assert (drawn == turned.T).all()
    # Without a rule nothing changes, and neither where nothing is the line's own.
    alone = strength.copy()
    _drop_rules(alone, np.zeros_like(own), 200.0, across=0)
    assert (alone == strength).all()
