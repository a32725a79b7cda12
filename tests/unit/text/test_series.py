"""Numbers that follow each other evenly, and labels that are all numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.model import Box, Reason
from unheat.text.built_alike import built_alike
from unheat.text.corroborate import _calendar_case, _coded, _counted, _numbered
from unheat.text.lines import Line
from unheat.text.mark_dashes import without_mark_dashes
from unheat.text.reading import Reading
from unheat.text.series import as_numbers, closed_up, padded, run_together, series
from unheat.text.sites import Site


def readings(*texts: str, doubted: dict[int, tuple[str, ...]] | None = None) -> list[Reading]:
    """Labels of rows; those that are ``doubted`` with what else was read."""
    found = []
    for index, text in enumerate(texts):
        line = Line(
            glyphs=np.zeros(0, dtype=np.int64),
            angle=0.0,
            along=(0.0, 1.0),
            across=(0.0, 1.0),
            box=Box(0, 0, 1, 1),
            size=9.0,
        )
        site = Site(role="row", owner=0, index=index, lines=(line,))
        reading = Reading(site=site, text=text, confidence=0.95, second=0.9)
        if doubted and index in doubted:
            reading = replace(
                reading, review=True, others=doubted[index], reasons=(Reason.READERS_DIFFER,)
            )
        found.append(reading)
    return found


def test_three_of_four_that_count_one_by_one_make_the_fourth_doubtful() -> None:
    found = series(readings("7", "2", "3", "4"), [0.0, 1.0, 2.0, 3.0])
    assert [one.review for one in found] == [True, False, False, False]
    assert found[0].text == "7", "read too surely to be another digit"
    unsure = [replace(one, second=0.6) for one in readings("7", "2", "3", "4")]
    found = series(unsure, [0.0, 1.0, 2.0, 3.0])
    assert (found[0].text, found[0].review) == ("1", True), "the likelier text is shown"
    assert [one.review for one in series(readings("9", "5", "2", "4"), [0.0, 1, 2, 3])] == [
        False
    ] * 4


def test_letters_that_name_chromosomes_behind_the_numbered_ones_are_no_misread_numbers() -> None:
    own = readings(*map(str, range(1, 13)), "X", "Y")
    assert not any(one.review for one in series(own, [float(i) for i in range(14)]))
    own = readings(*map(str, range(1, 6)), "X", *map(str, range(7, 13)))
    assert series(own, [float(i) for i in range(12)])[5].review


def test_a_long_series_says_what_a_disputed_number_is() -> None:
    texts = [str(50 * number) for number in range(2, 14)]
    texts[7] = "660"
    found = series(readings(*texts, doubted={7: ("Ho",)}), [float(i) for i in range(12)])
    assert found[7].text == "450" or found[7].review
    texts[7] = "460"
    found = series(readings(*texts, doubted={7: ("Ho",)}), [float(i) for i in range(12)])
    assert found[7].text == "450"
    assert not found[7].review


def test_a_number_beyond_a_bend_of_its_scale_is_not_made_another_one() -> None:
    """Of a bar with two slopes the last tick stands where the line of the others has 1.65: none of
    one decimal, so "1.0" is no misread digit."""
    texts = [f"{number / 10:.1f}" for number in range(2, 10)] + ["1.0"]
    where = [0.07 * step for step in range(8)] + [0.07 * 14.5]
    unsure = [replace(one, second=0.6) for one in readings(*texts)]
    found = series(unsure, where, tolerance=0.015)
    assert (found[-1].text, found[-1].review) == ("1.0", True)
    assert not any(one.review for one in found[:-1])


def test_letters_among_numbers_are_digits_where_a_reader_saw_digits() -> None:
    found = as_numbers(readings("O", "1", doubted={0: ("0",), 1: ("|",)}))
    assert [one.text for one in found] == ["0", "1"]
    assert not any(one.review for one in found)
    names = as_numbers(readings("O", "K", doubted={0: ("0",)}))
    assert names[0].text == "O"
    assert names[0].review


def test_days_are_written_as_most_of_them_are() -> None:
    found = _calendar_case(readings("Mon", "Tue", "sun", "Total"))
    assert [one.text for one in found] == ["Mon", "Tue", "Sun", "Total"]
    found = _calendar_case(readings("March", "April", "Septem ber", "All months"))
    assert [one.text for one in found] == ["March", "April", "September", "All months"]


def test_a_number_without_its_leading_zero_is_doubted_among_those_with_one() -> None:
    found = padded(readings("8", "01", "02", "03", "10"))
    assert [one.review for one in found] == [True, False, False, False, False]
    assert not any(one.review for one in padded(readings("8", "9", "10", "11")))


def test_what_looks_like_a_digit_behind_the_stem_of_numbered_labels_is_one() -> None:
    sparse = [
        replace(one, site=replace(one.site, index=5 * i))
        for i, one in enumerate(readings("rl", "r6", "r11", "r16", "r21"))
    ]
    found = _counted(sparse)
    assert (found[0].text, found[0].review) == ("r1", False)
    found = _counted(readings("rl", "r7", "r3", "r16", "r4"))
    assert (found[0].text, found[0].review) == ("r1", True)
    names = readings("real", "r6", "r11", "r16", "r21")
    assert _counted(names) == names
    assert _counted(readings("rl", "a7", "b3", "r16"))[0].text == "rl"
    # A lowered digit is a digit of Unicode, and no number of Python.
    lowered = readings("T\u2081", "T2", "T3", "T4", "T5")
    assert _counted(lowered) == lowered


def test_numbered_labels_tell_the_case_of_their_stem() -> None:
    texts = ["S01", "S02", "S03", "S04", "s05", "S06"]
    found = _numbered(readings(*texts, doubted={4: ("sos",)}))
    assert (found[4].text, found[4].review) == ("S05", False)
    texts = ["A01", "A02", "A03", "A04", "a05", "A06"]
    assert _numbered(readings(*texts, doubted={4: ("aos",)}))[4].text == "a05"


def test_a_point_that_one_reader_kept_in_one_of_many_numbers_asks_a_person() -> None:
    own = readings("1.9", "24", "29", "34", "39", "44", "49", "54")
    found = series(own, [float(i) for i in range(8)])
    assert [one.text for one in found] == ["1.9", "2.4", "2.9", "3.4", "3.9", "4.4", "4.9", "5.4"]
    assert all(one.review for one in found)


def test_one_point_among_many_years_is_dust() -> None:
    years = [str(year) for year in range(2008, 2020)]
    own = readings(*years, doubted={4: ("2.012",)})
    found = series(own, [float(i) for i in range(12)])
    assert [one.text for one in found] == years
    assert not found[0].review


def test_a_number_among_codes_begins_with_a_letter() -> None:
    found = _coded(readings("A22", "L301", "P9", "K120", "1230"))
    assert [one.text for one in found] == ["A22", "L301", "P9", "K120", "I230"]
    assert [one.review for one in found] == [False] * 4 + [True]
    numbers = readings("A22", "301", "P9", "120", "1230")
    assert _coded(numbers) == numbers


def test_one_of_four_that_has_a_letter_for_a_digit_is_doubted() -> None:
    found = _counted(readings("do", "d3", "d7", "d14"))
    assert [one.text for one in found] == ["d0", "d3", "d7", "d14"]
    assert [one.review for one in found] == [True, False, False, False]
    assert [one.text for one in _counted(readings("so", "s1", "x2"))] == ["so", "s1", "x2"]
    found = _counted(readings("to", "t₁", "t₂", "t3"))
    assert [one.text for one in found] == ["t₀", "t₁", "t₂", "t3"]
    assert [one.review for one in found] == [True, False, False, False]


def test_a_dash_before_each_word_of_an_axis_is_a_tick_mark() -> None:
    found = without_mark_dashes(readings("- Lung", "-Liver", "\u2013 Colon"))
    assert [one.text for one in found] == ["Lung", "Liver", "Colon"]
    # Names of different lengths that end at one place have dashes of their own.
    own = readings("- Lung", "-Liver", "\u2013 Colon")
    for number, one in enumerate(own):
        line = replace(one.site.lines[0], box=Box(10 * number, 0, 60, 9))
        own[number] = replace(one, site=replace(one.site, lines=(line,)))
    assert without_mark_dashes(own) == own
    kept = ("-3", "-2", "-1")
    assert tuple(one.text for one in without_mark_dashes(readings(*kept))) == kept
    kept = ("-a", "b", "-c")
    assert tuple(one.text for one in without_mark_dashes(readings(*kept))) == kept


def test_a_dash_behind_each_name_on_the_left_is_a_tick_mark() -> None:
    found = without_mark_dashes(readings("D0-S1-", "D0-S2 -", "D7-S12\u2013"))
    assert [one.text for one in found] == ["D0-S1", "D0-S2", "D7-S12"]
    # The charge of an ion stands there, too.
    for kept in (("Cl-", "Br-", "HCO3-"), ("D0-S1-", "D0-S2", "D7-S12-")):
        assert tuple(one.text for one in without_mark_dashes(readings(*kept))) == kept


def test_labels_that_are_settled_late_count_others_up_to_them() -> None:
    """A zero of old figures is an "o" to readers."""
    said = readings(
        *("Pq", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P1o", "Pu", "Pr"),
        doubted={10: ("P11",), 11: ("P12",)},
    )
    assert _counted(said)[9].text == "P1o"
    found = _counted(_numbered(_counted(said)))
    assert [one.text for one in found[9:]] == ["P10", "P11", "P12"]


def test_the_number_at_the_end_of_a_bar_that_bends_is_not_respelled() -> None:
    """On the line of the others it would be 1.66, and "1.7" is not on it either."""
    numbers = [f"0.{number}" for number in range(2, 10)]
    places = [0.069 * number for number in range(8)]
    unsure = [replace(one, second=0.6) for one in readings(*numbers, "1.0")]
    last = series(unsure, [*places, 1.0], tolerance=0.015)[-1]
    assert (last.text, last.review) == ("1.0", True)
    # Where readers differ the number that is due is the likelier one, if it lies on the line.
    disputed = readings(*numbers, "1.8", doubted={8: ("l.B",)})
    assert series(disputed, [*places, 1.0], tolerance=0.015)[-1].text == "1.8"
    assert series(disputed, [*places, 0.966], tolerance=0.015)[-1].text == "1.6"


def test_several_ticks_beside_one_line_of_cells_are_no_label_of_it() -> None:
    found = run_together(readings("1.0 1.5 2.0", "2.5", "3.0 3.5 4.0"))
    assert [(one.text, one.review) for one in found] == [
        ("1.5", True),
        ("2.5", False),
        ("3.5", True),
    ]
    # Rows count from the bottom, and their turned labels read upwards.
    upwards = run_together(readings("2.0 2.5 3.0", "1.5", "\u22120.5 0.0 0.5 1.0"))
    assert [one.review for one in upwards] == [True, False, True]
    assert not any(one.review for one in run_together(readings("1 2", "2 3", "3 4")))
    assert not any(one.review for one in run_together(readings("10", "20", "30", "40")))


def test_the_next_number_in_step_at_another_place_is_no_misread_one_where_a_scale_bends() -> None:
    places = [0.8897, 0.7589, 0.6308, 0.4999, 0.2436]
    bent = readings("6", "4", "2", "0", "-2", doubted={4: ("2",)})
    found = series(bent, places, tolerance=0.015)
    assert [one.text for one in found] == ["6", "4", "2", "0", "-2"]
    assert found[4].review
    assert not found[0].review
    # A number that breaks the step of the others is the one that is due.
    misread = readings("6", "4", "2", "0", "-1", doubted={4: ("1",)})
    assert series(misread, places, tolerance=0.015)[4].text == "-4"


def test_a_dash_behind_each_number_of_the_rows_is_a_tick_mark() -> None:
    found = without_mark_dashes(readings("3 -", "2.5-", "10 \u2013"))
    assert [one.text for one in found] == ["3", "2.5", "10"]
    kept = ("3 -", "2 -", "1a -")
    assert tuple(one.text for one in without_mark_dashes(readings(*kept))) == kept


def test_specks_among_the_digits_of_whole_numbers_that_follow_each_other_are_no_points() -> None:
    texts = [str(year) for year in range(2004, 2034)]
    for place in (6, 9, 14):
        texts[place] = f"{texts[place][:3]}.{texts[place][3:]}"
    found = series(readings(*texts), [float(i) for i in range(30)])
    assert [one.text for one in found] == [str(year) for year in range(2004, 2034)]
    assert not any(one.review for one in found)


def test_digits_that_readers_set_apart_are_one_number_where_all_rise_evenly() -> None:
    read = readings("6 0", "50", "4 0", "30", "0")
    where = [2.0, 12.0, 22.0, 32.0, 62.0]
    assert [one.text for one in closed_up(read, where)] == ["60", "50", "40", "30", "0"]
    # No line holds these, two numbers stand in each of those, and blanks part thousands.
    assert closed_up(readings("6 0", "50", "4 1", "30", "0"), where)[0].text == "6 0"
    assert closed_up(readings("1 2", "3 4", "5 6"), [0.0, 1.0, 2.0])[0].text == "1 2"
    parted = readings("10 000", "20 000", "30 000", "40 000")
    assert closed_up(parted, [0.0, 1.0, 2.0, 3.0])[0].text == "10 000"


def test_a_number_that_kept_its_point_is_not_made_like_those_that_lost_theirs() -> None:
    """Of turned print behind a blur one reader saw one point: all are read with it, in doubt."""
    own = readings("1.9", "24", "29", "34", "39", "44")
    own = built_alike([replace(one, confidence=0.9) for one in own])
    assert own[0].text == "1.9"
    told = series(own, [float(place) for place in range(6)])
    assert [one.text for one in told] == ["1.9", "2.4", "2.9", "3.4", "3.9", "4.4"]
    assert all(one.review for one in told)
