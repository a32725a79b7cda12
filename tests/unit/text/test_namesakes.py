"""Labels of one axis that read the same."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.text.test_series import readings

from unheat.text.namesakes import namesakes, no_numbers, of_one_form, of_one_mark
from unheat.text.reading import Reading, doubted


def found(readings: list[Reading]) -> list[str]:
    known = {one.site.key: one for one in readings}
    doubts = namesakes([one.site for one in readings], known)
    return [known[key].text for key in doubts]


def test_what_reads_like_a_doubtful_label_is_doubtful() -> None:
    first, second, third = readings("8", "8", "10")
    assert found([first, doubted(second), third]) == ["8"]
    assert found([first, doubted(second), third])


def test_sure_labels_may_be_the_same() -> None:
    assert found(readings("the", "cat", "the")) == []


def test_two_of_a_name_and_a_number_among_single_ones_are_doubtful() -> None:
    assert found(readings("PC1", "PC2", "PC3", "PC4", "PC3")) == ["PC3", "PC3"]
    assert found(readings("PC1", "PC2", "PC1", "PC2", "PC3", "PC3")) == []
    assert found(readings("10", "20", "30", "40", "20")) == []


def test_a_text_that_repeats_is_no_chance() -> None:
    one, two, three = readings("the", "the", "the")
    assert found([one, two, doubted(three)]) == []


def test_what_a_page_says_is_not_doubted() -> None:
    one, two = readings("8", "8")
    assert found([replace(one, layer=True), doubted(two)]) == []


def test_numbers_with_one_unit_share_their_doubt() -> None:
    few, *rest = readings("6h", "12h", "24h", "48h")
    known = {one.site.key: one for one in (few, *map(doubted, rest))}
    doubts = of_one_form([one.site for one in known.values()], known)
    assert [one.text for one in doubts.values()] == ["6h"]


def test_one_doubtful_number_is_its_own() -> None:
    first, second, third, fourth = readings("6h", "12h", "24h", "48h")
    known = {one.site.key: one for one in (first, doubted(second), third, fourth)}
    assert of_one_form([one.site for one in known.values()], known) == {}


def test_a_digit_among_letters_and_digits_may_be_a_letter() -> None:
    assert found(readings("+7", "+8", "+9", "+A", "+8", "+C")) == ["+8", "+8"]


def test_a_digit_whose_letter_stands_elsewhere_is_a_digit_twice() -> None:
    assert found(readings("+7", "+8", "+9", "+A", "+8", "+B")) == []


def test_names_that_come_twice_among_other_words_are_not_doubted() -> None:
    assert found(readings("layer 8", "layer 8", "layer 9", "pool", "norm A")) == []


def marked(*texts: str) -> list[str]:
    known = {one.site.key: one for one in readings(*texts)}
    doubts = of_one_mark([one.site for one in known.values()], known)
    return [one.text for one in doubts.values()]


def test_thousands_have_one_mark_in_one_axis() -> None:
    assert marked("Jan (1,245)", "Feb (998)", "Mar (1.102)") == ["Jan (1,245)", "Mar (1.102)"]


def test_marks_of_other_forms_or_before_fewer_digits_are_their_own() -> None:
    assert marked("Jan (1,245)", "v1.102", "Mar (1.10)") == []
    assert marked("1,245.5", "1,102.5") == []


def test_a_sign_before_a_nought_and_a_digit_is_of_no_number() -> None:
    known = {one.site.key: one for one in readings("-02", "-0.2", "-2", "+0", "-0")}
    doubts = no_numbers([one.site for one in known.values()], known)
    assert [one.text for one in doubts.values()] == ["-02"]


def test_rings_and_strokes_that_come_twice_beside_letters_may_be_several_names() -> None:
    assert found(readings("00", "00", "D0")) == ["00", "00"]
    assert found(readings("00", "00", "00", "12")) == []


def test_one_bracket_of_two_is_of_no_whole_label() -> None:
    own = readings("10]", "(10, 20]", "[0, 1)", "1) Price", "Bus (inte...", "Age (")
    known = {one.site.key: one for one in own}
    doubts = no_numbers([one.site for one in own], known)
    assert [known[key].text for key in doubts] == ["10]", "Age ("]
