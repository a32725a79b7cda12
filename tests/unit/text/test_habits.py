"""What the other labels of an axis tell about how one is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.text.test_series import readings

from unheat.text.built_alike import built_alike
from unheat.text.habits import as_others_write, spaced_alike
from unheat.text.marks import with_interval
from unheat.text.variants import sensible


def test_a_latin_letter_alone_among_greek_ones_is_the_one_it_looks_like() -> None:
    own = readings("α", "β", "Y", "δ", "λ")
    found = as_others_write([*own[:2], replace(own[2], spellings=("Y", "Y")), *own[3:]])
    assert [one.text for one in found] == list("αβγδλ")
    assert not found[2].review
    found = as_others_write([*own[:2], replace(own[2], text="n"), *own[3:]])
    assert found[2].review


def test_a_letter_that_may_be_several_greek_ones_is_asked_about() -> None:
    found = as_others_write(readings("β", "γ", "t", "δ", "e", "A"))
    assert found[4].review
    latin = readings("A", "B", "Y", "D")
    assert as_others_write(latin) == latin


def test_greek_letters_among_phonemes_are_asked_about() -> None:
    own = readings(*"ptkbfθsδzm")
    found = as_others_write([replace(one, spellings=(one.text,)) for one in own])
    assert [one.text for one in found] == [one.text for one in own]
    assert [found[k].review for k in (1, 5, 7)] == [True, False, True]


def test_a_sign_alone_among_single_letters_is_asked_about() -> None:
    found = as_others_write(readings(*"ACDEFGH1KLMNPQR$TVWY*"))
    assert [one.text for one in found if one.review] == ["1", "$"]
    mixed = readings("A", "B", "1", "2", "3", "4", "5")
    assert as_others_write(mixed) == mixed


def test_a_letter_like_a_digit_is_one_among_numbers() -> None:
    found = as_others_write(readings("1e-3", "3e-4", "l e-4", "3e-5"))
    assert [(one.text, one.review) for one in found][2] == ("1e-4", True)
    found = as_others_write(readings("Oh", "6 h", "12 h", "24 h", "48 h"))
    assert (found[0].text, found[0].review) == ("0 h", True)
    found = as_others_write(readings("le-5", "5e-5", "le-4", "5e-4"))
    assert [one.text for one in found] == ["1e-5", "5e-5", "1e-4", "5e-4"]
    assert as_others_write([]) == []
    names = readings("1", "2", "l3", "four", "x")
    assert as_others_write(names) == names


def test_ranges_and_units_have_spaces_where_most_have_them() -> None:
    found = spaced_alike(readings("80 - 100", "60 - 80", "0-20"))
    assert [one.text for one in found] == ["80 - 100", "60 - 80", "0 - 20"]
    assert [one.text for one in spaced_alike(readings("0%", "40 %"))] == ["0 %", "40 %"]
    found = spaced_alike(readings("Q1 22", "Q2 22", "Q322", "Q4 23"))
    assert [one.text for one in found] == ["Q1 22", "Q2 22", "Q3 22", "Q4 23"]
    close = readings("0-20", "20-40", "40 - 60")
    assert spaced_alike(close) == close


def test_first_strokes_are_in_the_case_of_the_other_labels_and_asked_about() -> None:
    found = as_others_write(readings("Ohio", "Utah", "lowa", "Maine"))
    assert [(one.text, one.review) for one in found][2] == ("Iowa", True)
    found = as_others_write(readings("it", "fr", "It", "ja"))
    assert [(one.text, one.review) for one in found][2] == ("lt", True)


def test_last_strokes_are_in_the_case_of_those_behind_the_same_word() -> None:
    found = as_others_write(readings("protein a", "protein I", "protein k", "protein m"))
    assert [(one.text, one.review) for one in found][1] == ("protein l", True)
    found = as_others_write(readings("rpoB", "fabl", "katG", "embB", "inhA"))
    assert [(one.text, one.review) for one in found][1] == ("fabI", True)
    found = as_others_write(readings("iron", "coal", "gold", "salt", "teal"))
    assert not any(one.review for one in found)
    found = as_others_write(readings("type A", "type I", "type II", "type B"))
    assert not any(one.review for one in found)


@pytest.mark.parametrize(
    "texts", [("lasso", "Ridge", "svm", "Forest"), ("Ohio", "Iowa", "Maine", "Utah")]
)
def test_strokes_stay_where_others_do_not_all_begin_otherwise(texts: tuple[str, ...]) -> None:
    own = readings(*texts)
    assert as_others_write(own) == own


def test_units_in_brackets_begin_as_those_of_the_other_labels_do() -> None:
    own = readings("Temp (°C)", "CO2 (ppm)", "Light (Ix)", "Rain (mm)", "Wind (km/h)")
    found = as_others_write(own)
    assert [(one.text, one.review) for one in found][2] == ("Light (lx)", True)
    assert found[:2] == own[:2]
    assert sensible("Light (lx)") > sensible("Light (Ix)")


def test_a_sign_has_as_much_space_before_it_as_behind() -> None:
    found = as_others_write(readings("k=1", "k= 2", "k=4", "k =16"))
    assert [one.text for one in found] == ["k=1", "k=2", "k=4", "k=16"]
    found = as_others_write(readings("k = 1", "k= 2", "k = 4"))
    assert [one.text for one in found] == ["k = 1", "k = 2", "k = 4"]


def test_a_small_letter_alone_beside_greek_ones_is_asked_about() -> None:
    texts = ("TGF-β", "IFN-y", "TNFa", "IL-2", "Ha", "naive T")
    found = as_others_write(readings(*texts))
    assert [one.review for one in found] == [False, True, True, False, False, False]
    latin = readings(*texts[1:])
    assert as_others_write(latin) == latin


def test_a_word_that_nobody_read_is_no_surer_for_being_as_long_as_the_others() -> None:
    own = readings("Tesco", "Intel", "Honda", "Nokia", "Aldii")
    for spellings, asked in ((("Aldi", "Als"), True), (("Aldii", "Aldi"), False)):
        last = replace(own[4], review=True, others=("Aldi",), spellings=spellings)
        assert built_alike([*own[:4], last])[4].review is asked


def test_a_shorter_label_whose_ink_was_measured_is_not_made_longer() -> None:
    own = readings("Ca", "Sc", "Ti", "Cr", "V")
    disputed = replace(own[4], others=("Vv",), spellings=("V", "Vv"), proved=True)
    assert built_alike([*own[:4], disputed])[4].text == "V"


def test_what_one_reader_guessed_is_no_surer_for_being_as_long_as_the_others() -> None:
    own = readings("fr", "it", "sv", "ja", "tt", doubted={4: ()})
    assert built_alike(own)[4].review
    agreed = readings("fr", "it", "sv", "ja", "el", doubted={4: ()})
    agreed[4] = replace(agreed[4], spellings=("el", "el"))
    assert built_alike(agreed)[4].review
    # Where two readings differ in what is a digit in all other labels that is told.
    own = readings("A22", "F31", "K47", "M15", "L1l", doubted={4: ("L1I",)})
    assert not built_alike(own)[4].review


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("[5. 10)", "[5, 10)"),
        ("(0.5]", "(0,5]"),
        ("[-5. -2]", "[-5, -2]"),
        ("(0. 5)", "(0. 5)"),
        ("[0.5]", "[0.5]"),
        ("[0.5, 1)", "[0.5, 1)"),
    ],
)
def test_the_comma_of_an_interval(read: str, meant: str) -> None:
    assert with_interval(read) == meant


def test_a_gamma_may_be_a_y_although_its_drawing_fits() -> None:
    own = readings("IFNy", "TNFα", "IL-2", "TGFβ")
    found = as_others_write([replace(own[0], shown=True), *own[1:]])
    assert [one.review for one in found] == [True, False, False, False]
    assert not as_others_write(readings("study", "TNFα", "IL-2"))[0].review


def test_numbers_with_one_unit_are_spaced_alike() -> None:
    found = as_others_write(readings("2h", "4 h", "8h", "12 h"))
    assert [one.text for one in found] == ["2 h", "4 h", "8 h", "12 h"]
    found = as_others_write(readings("7B", "13B", "70 B", "1T"))
    assert [one.text for one in found] == ["7B", "13B", "70 B", "1T"]


def test_a_letter_in_the_place_of_a_digit_is_asked_about() -> None:
    found = as_others_write(readings("SOX70", "GATAS9", "PAX12", "FOX3O", "IL67", "TP43"))
    assert [one.text for one in found if one.review] == ["GATAS9", "FOX3O"]
    assert found[1].others == ("GATA59",)
    plain = readings("SOX2", "GAS6", "PAX3", "FOS", "IL6", "TP53")
    assert as_others_write(plain) == plain
    named = readings("HOXB13", "PAX12", "SOX10", "FOX11")
    assert as_others_write(named) == named


def test_names_that_differ_from_others_by_a_look_alike_are_one_name() -> None:
    found = as_others_write(readings("EGFR14", "CDK28", "EOFR11", "HOX80", "EOFR36"))
    assert [one.text for one in found if one.review] == ["EGFR14", "EOFR11", "EOFR36"]
    assert found[2].others == ("EGFR11",)
    # Short names differ by a letter, and so do names whose letters are none alike.
    plain = readings("C1", "G1", "O1", "MAPK1", "MAPT1")
    assert as_others_write(plain) == plain


def test_an_arrow_is_one_sign() -> None:
    own = readings("A2 -> B", "C -> D", "E -> F")
    assert as_others_write(own) == own
    found = as_others_write(readings("A2 -> B", "C ->D", "E -> F"))
    assert [one.text for one in found] == ["A2 -> B", "C -> D", "E -> F"]


def test_two_signs_that_compare_are_one() -> None:
    own = readings("n >= 3", "n >= 5", "n <= 9")
    assert as_others_write(own) == own


def test_a_digit_that_readers_agree_on_is_no_letter_among_words_of_as_many_letters() -> None:
    own = readings("HRV", "RHR", "BMI", "WHR", "VO2")
    assert [one.text for one in built_alike(own)][-1] == "VO2"
    # A stroke may be a letter, and so may what one of them saw.
    stroke = readings("INTC", "AAPL", "MSFT", "AMZN", "1BMX")
    assert [one.text for one in built_alike(stroke)][-1] == "IBMX"
    alone = readings("A", "C", "D", "E", "5", doubted={4: ()})
    assert [one.text for one in built_alike(alone)][-1] == "S"
    own[4] = replace(own[4], spellings=("VO2", "VOZ"))
    assert [one.text for one in built_alike(own)][-1] == "VOZ"


def test_a_digit_at_the_end_that_readers_and_ink_agree_on_stays() -> None:
    own = readings("KRAS", "PTEN", "EGFR", "BRAF", "IDH1")
    assert [one.text for one in built_alike(own)][-1] == "IDHI"
    own[4] = replace(own[4], proved=True, second=0.99)
    assert [one.text for one in built_alike(own)][-1] == "IDH1"
    # The first letter of a name is one.
    own[4] = replace(own[4], text="1DHA", spellings=("1DHA", "1DHA"))
    assert [one.text for one in built_alike(own)][-1] == "IDHA"


def test_shapes_of_which_nobody_is_sure_tell_nothing_of_others() -> None:
    own = readings("SO2", "SO3", "SO4", "SO7", "S06", doubted=dict.fromkeys(range(5), ()))
    assert [one.text for one in built_alike(own)] == [one.text for one in own]
    own[0] = replace(own[0], review=False)
    assert [one.text for one in built_alike(own)][-1] == "SO6"


def test_a_digit_inside_is_no_letter_for_one_that_all_others_have_at_the_end() -> None:
    gases = readings("CO2", "CH4", "N2O", "SO2", "NH3")
    assert [one.text for one in built_alike(gases)] == ["CO2", "CH4", "N2O", "SO2", "NH3"]


def test_a_word_and_its_bound_keep_the_space_that_all_readers_saw() -> None:
    own = readings("Age ≥65", "Male sex", "Smoker")
    seen = [replace(own[0], said=("Age =65", "Age z65", "Age ≥65")), *own[1:]]
    assert as_others_write(seen)[0].text == "Age ≥65"
    lost = [replace(own[0], said=("Age=65", "Age z65", "Age ≥65")), *own[1:]]
    assert as_others_write(lost)[0].text == "Age≥65"


def test_a_name_that_a_reader_guessed_is_no_surer_for_being_as_long_as_the_others() -> None:
    own = readings("Jan", "Mar", "Apr", "Jul", "Feb")
    last = replace(own[4], review=True, others=("&",), spellings=("Feb", "&"), second=0.51)
    assert built_alike([*own[:4], last])[4].review
    assert not built_alike([*own[:4], replace(last, second=0.8)])[4].review


def test_few_names_with_capitals_tell_the_case_of_a_stroke_together_with_other_strokes() -> None:
    found = as_others_write(readings("Illinois", "lowa", "Idaho", "Ohio"))
    assert [(one.text, one.review) for one in found][1] == ("Iowa", True)
    mixed = readings("Illinois", "lasso", "ridge")
    assert as_others_write(mixed) == mixed


def test_a_single_letter_of_another_case_than_all_others_is_asked_about() -> None:
    found = as_others_write(readings("K", "R", "D", "E", "z", "Q", "T"))
    assert [one.text for one in found if one.review] == ["z"]
    found = as_others_write(readings("K", "r", "D", "e", "z", "Q", "T"))
    assert not any(one.review for one in found)


def test_a_stroke_alone_that_begins_a_sentence_is_the_word() -> None:
    found = as_others_write(readings("l often rest", "I trust them", "It is easy", "I stay"))
    assert (found[0].text, found[0].review) == ("I often rest", True)
    found = as_others_write(readings("I am", "you are", "he is", "they are"))
    assert not any(one.review for one in found)
