"""Texts that stand alone: which reading is the likelier, and what is doubted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Reason
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.sites import Sites
from unheat.text.wording import as_wide, proofread_titles, reads_on_its_head


def titled(text: str, *, x: float = 280, scale: float = 0.45) -> Sites:
    page = Page()
    page.columns(["FLAT", "HILL", "LAKE", "DUNE"], 110)
    page.write(text, x, 80, scale=scale)
    return locate(page.layout())


def heard(sites: Sites, first: str, second: str, trust: tuple[float, float]) -> Reading:
    """What becomes of a title that two readers read so."""
    site = next(site for site in sites.sites if site.role in ("title", "column-title"))
    differ = first.replace(" ", "") != second.replace(" ", "")
    reading = Reading(
        site=site,
        text=second if differ else first,
        confidence=0.9,
        review=differ,
        others=(first,) if differ else (),
        reasons=(Reason.READERS_DIFFER,) if differ else (),
        spellings=(second, first),
        first=trust[0],
        second=trust[1],
    )
    return proofread_titles(sites, {one.key: reading for one in sites.sites})[site.key]


def test_the_spelling_with_the_spaces_of_the_ink_is_kept() -> None:
    sites = titled("Pearson  r")
    found = heard(sites, "Pearsonr", "Pearson r", (0.9, 0.9))
    assert (found.text, found.review) == ("Pearson r", False)


def test_a_reading_of_other_letters_tells_where_the_spaces_are() -> None:
    found = heard(titled("Tuned  (t)"), "Tuned (t)", "Tuned(τ)", (0.5, 0.9))
    assert (found.text, found.review) == ("Tuned (τ)", True)


def test_the_blank_about_the_sign_of_a_cutoff_is_no_space() -> None:
    sites = titled("Recall  @  10")
    assert heard(sites, "Recall#10", "Recall#10", (0.9, 0.9)).review
    assert not heard(sites, "Recall@10", "Recall@10", (0.9, 0.9)).review
    # One more than these two is lost.
    sites = titled("Recall  @  10  mean")
    assert heard(sites, "Recall@10mean", "Recall@10mean", (0.9, 0.9)).review


def test_a_space_that_both_readers_see_in_a_narrow_gap_is_doubted() -> None:
    sites = titled("Read  in  VisBench")
    assert not heard(sites, "Read in VisBench", "Read in VisBench", (0.9, 0.9)).review
    assert heard(sites, "Read in Vis Bench", "Read in Vis Bench", (0.9, 0.9)).review


def test_the_coefficient_of_spearman_is_rho_and_another_one_is_asked_about() -> None:
    sites = titled("Spearman  tho")
    found = heard(sites, "Spearman tho", "Spearman tho", (0.96, 0.97))
    assert (found.text, found.review) == ("Spearman rho", False)
    assert heard(titled("Mean  tho"), "Mean tho", "Mean tho", (0.96, 0.97)).review


def test_a_disputed_name_is_written_as_elsewhere_in_the_figure() -> None:
    page = Page()
    page.columns(["VisBench", "HILL", "LAKE", "DUNE"], 110)
    page.write("Runs of  VisBench", 280, 80)
    sites = locate(page.layout())
    texts = {
        "column": "VisBench",
        "title": "Runs of Vis Bench",
        "column-title": "Runs of Vis Bench",
    }
    said = {
        site.key: Reading(
            site=site, text=texts[site.role], confidence=0.6, review=site.role != "column"
        )
        for site in sites.sites
    }
    found = proofread_titles(sites, said)
    title = next(one for one in found.values() if one.site.role in ("title", "column-title"))
    assert (title.text, title.review) == ("Runs of VisBench", True)


def test_a_guess_gives_way_to_a_reader_that_knows() -> None:
    sites = titled("Share r")
    assert heard(sites, "T [K]", "T [\u03ba]", (0.72, 0.31)).text == "T [K]"
    assert heard(sites, "AAG", "\u0394\u0394G", (0.95, 0.52)).text == "\u0394\u0394G"


def test_a_reader_that_is_certain_is_believed_where_the_other_is_at_a_loss() -> None:
    sites = titled("Layer 5")
    assert not heard(sites, "Loyer5", "Layer 5", (0.3, 0.99)).review
    assert heard(sites, "Loyer5", "Layer 5", (0.9, 0.99)).review
    assert heard(titled("F1"), "Fe", "F1", (0.3, 0.99)).review


def test_a_gap_is_a_lost_space_where_it_is_as_wide_as_the_others() -> None:
    gaps = np.array([9.0, 8.0, 7.5, 2.0, 2.0, 1.5])
    assert as_wide(gaps, 2)
    assert not as_wide(gaps, 3)
    assert as_wide(gaps, 0), "nothing to compare with"


def test_a_word_that_stands_elsewhere_in_the_figure_tells_its_letters() -> None:
    sites = titled("Return (%)")
    title = next(site for site in sites.sites if site.role in ("title", "column-title"))
    label = next(site for site in sites.sites if site.role == "column")

    def read(elsewhere: str) -> Reading:
        readings = {
            title.key: Reading(site=title, text="Retum (%)", confidence=0.9),
            label.key: Reading(site=label, text=elsewhere, confidence=0.9),
        }
        both = replace(sites, sites=(title, label))
        return proofread_titles(both, readings)[title.key]

    assert (read("Monthly returns").text, read("Monthly returns").review) == ("Return (%)", True)
    assert (read("Momentum").text, read("Momentum").review) == ("Retum (%)", False)
    assert read("Retums and returns").text == "Retum (%)", "either stands elsewhere"


def test_a_disputed_label_is_given_the_word_that_stands_elsewhere() -> None:
    sites = titled("Hornet")
    one, two = [site for site in sites.sites if site.role == "column"][:2]
    both = replace(sites, sites=(one, two))
    for review, text in ((True, "Hornet 4"), (False, "Homet 4")):
        readings = {
            one.key: Reading(site=one, text="Homet 4", confidence=0.5, review=review),
            two.key: Reading(site=two, text="Hornet wagon", confidence=0.9),
        }
        assert proofread_titles(both, readings)[one.key].text == text


@pytest.mark.parametrize(
    ("text", "review", "found"),
    [
        ("Yield (96)", True, "Yield (%)"),
        ("Yield (0/0)", True, "Yield (%)"),
        ("Yield (96)", False, "Yield (96)"),
        ("Yield (12)", True, "Yield (12)"),
        ("Top 50 (96)", True, "Top 50 (96)"),
    ],
)
def test_a_disputed_unit_in_brackets_is_a_percent_sign(text: str, review: bool, found: str) -> None:
    site = titled("Yield (%)").of("column-title") + titled("Yield (%)").of("title")
    reading = Reading(site=site[0], text=text, confidence=0.5, review=review, others=("Yield",))
    sites = replace(titled("Yield (%)"), sites=(site[0],))
    assert proofread_titles(sites, {site[0].key: reading})[site[0].key].text == found


@pytest.mark.parametrize(
    ("role", "said", "found"),
    [
        ("bar-label", (), "Score (%)"),
        ("title", ("Score (96)", "Score (%)"), "Score (%)"),
        ("title", ("Score (96)",), "Score (96)"),
    ],
)
def test_a_unit_that_is_no_number_is_asked_about(
    role: str, said: tuple[str, ...], found: str
) -> None:
    drawn = titled("Score (%)")
    site = replace((drawn.of("column-title") + drawn.of("title"))[0], role=role)
    reading = Reading(site=site, text="Score (96)", confidence=0.99, second=0.99, said=said)
    sites = replace(drawn, sites=(site,))
    told = proofread_titles(sites, {site.key: reading})[site.key]
    assert (told.text, told.review) == (found, found != "Score (96)")


def test_a_ring_is_no_star() -> None:
    assert heard(titled("T (C)"), "T (\u00b0C)", "T (*C)", (0.7, 0.9)).text == "T (\u00b0C)"


def test_a_bracket_that_the_edge_cuts_is_closed_and_asked_about() -> None:
    sites = titled("log(CPM+1,")
    site = next(site for site in sites.sites if site.role in ("title", "column-title"))
    for sure, text in ((True, "log(CPM+1,"), (False, "log(CPM+1)")):
        own = replace(site, sure=sure)
        reading = Reading(site=own, text="log(CPM+1,", confidence=0.9, review=True)
        cut = replace(sites, sites=(own,))
        found = proofread_titles(cut, {own.key: reading})[own.key]
        assert (found.text, found.review) == (text, True)


@pytest.mark.parametrize(("scale", "text"), [(0.3, "x"), (0.6, "X")])
def test_the_labels_tell_the_case_of_a_lone_letter(scale: float, text: str) -> None:
    sites = titled("X", scale=scale)
    for first, second in (("x", "X"), ("X", "x")):
        assert heard(sites, first, second, (0.6, 0.6)).text == text


def test_a_lone_letter_of_one_shape_is_asked_about() -> None:
    found = heard(titled("X", scale=0.3), "X", "X", (0.9, 0.99))
    assert (found.text, found.review) == ("x", True)
    assert not heard(titled("Xi"), "Xi", "Xi", (0.9, 0.99)).review


def test_a_bracket_that_is_not_closed_is_doubted() -> None:
    assert heard(titled("Return (%"), "Return (%", "Return (%", (0.9, 0.9)).review
    assert not heard(titled("Return (%)"), "Return (%)", "Return (%)", (0.9, 0.9)).review


@pytest.mark.parametrize(
    ("text", "both"),
    [("p", True), ("no", True), ("x", False), ("Aw", True), ("WAM", False), ("pod", False)],
)
def test_turned_print_that_reads_the_other_way_up_is_doubted(text: str, both: bool) -> None:
    site = replace(titled("Share").sites[-1], turns=(90.0, 270.0))
    assert reads_on_its_head(site, text) is both
    assert not reads_on_its_head(replace(site, turns=(0.0,)), text)


@pytest.mark.parametrize(("text", "review"), [("discount  y", True), ("Network  A", False)])
def test_a_letter_that_may_be_the_greek_symbol_of_its_word_is_doubted(
    text: str, review: bool
) -> None:
    said = text.replace("  ", " ")
    assert heard(titled(text), said, said, (0.97, 0.97)).review is review


@pytest.mark.parametrize(("text", "review"), [("Score -", True), ("Score", False)])
def test_a_dash_at_the_end_of_a_name_may_be_an_arrow(text: str, review: bool) -> None:
    assert heard(titled(text), text, text, (0.97, 0.97)).review is review


def test_a_rate_of_learning_in_a_name_of_a_program_is_told() -> None:
    told = heard(titled("lr_mean"), "Ir_mean", "Ir_mean", (0.97, 0.97))
    assert (told.text, told.review) == ("lr_mean", False)


@pytest.mark.parametrize(
    ("text", "review"),
    [("Id_a", True), ("lr", True), ("lr_mean", False), ("Ir_fcc", True), ("In vivo", False)],
)
def test_a_stroke_before_one_letter_may_be_either_case(text: str, review: bool) -> None:
    assert heard(titled(text), text, text, (0.97, 0.97)).review is review


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("moisturelnd", True),
        ("GarageYrBIt", True),
        ("walnut kiln", False),
        ("GarageYrBlt", False),
        ("XInput APIs", False),
        ("customerld", True),
        ("new worlds: field, world", False),
        ("Neurolmage", True),
        ("elCU", True),
        ("Helmet, almond", False),
        ("Cluster3,k=15", True),
        ("f(x,y), 1,000", False),
    ],
)
def test_a_stroke_that_no_word_has_there_is_doubted(text: str, doubted: bool) -> None:
    assert heard(titled("moisture"), text, text, (0.99, 0.99)).review is doubted


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("Odds ratio (95% Cl)", "Odds ratio (95% CI)"),
        ("HR [95 % Cl]", "HR [95 % CI]"),
        ("Ca and Cl", "Ca and Cl"),
        ("195% Cl", "195% Cl"),
    ],
)
def test_an_interval_is_no_chlorine(read: str, kept: str) -> None:
    assert heard(titled(read), read, read, (0.99, 0.99)).text == kept


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("logz fold change", "log₂ fold change"),
        ("20 (deg)", "2θ (deg)"),
        ("20 / °", "2θ / °"),
        ("Ir=3e-4", "lr=3e-4"),
        ("ICso (nM)", "IC₅₀ (nM)"),
        ("Mean = SD", "Mean ± SD"),
        ("Energy (mev)", "Energy (meV)"),
        ("IncRNA levels", "lncRNA levels"),
        ("-In p", "-ln p"),
        ("Day 7 vs, Day 0", "Day 7 vs. Day 0"),
        ("Distance r (A)", "Distance r (Å)"),
    ],
)
def test_what_is_hardly_ever_printed_is_asked_about(read: str, meant: str) -> None:
    found = heard(titled(read.replace(" ", "  ")), read, read, (0.96, 0.97))
    assert (found.text, found.review) == (meant, True)


def test_a_logarithm_of_z_and_a_plain_number_stay() -> None:
    for text in ("log z", "logZ", "20 m", "20°N", "TNFA signaling via NFKB", "NF-kB activity"):
        assert heard(titled(text.replace(" ", "  ")), text, text, (0.96, 0.97)).text == text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Leaming rate", "Learning rate"),
        ("Cost (USs)", "Cost (US$)"),
        ("Expression (log: TPM)", "Expression (log₂ TPM)"),
        ("log, ratio", "log₂ ratio"),
        ("CLIP VIT-L/14", "CLIP ViT-L/14"),
        ("VIT-U14", "ViT-L/14"),
        ("NF-KB", "NF-\u03baB"),
        ("loU@0.5", "IoU@0.5"),
        ("ol-mini", "o1-mini"),
        ("Zenith angle (*)", "Zenith angle (°)"),
        ("Spearman p between samples", "Spearman ρ between samples"),
        ("dF/Fo by trial", "dF/F₀ by trial"),
        ("Growth at 5 •C", "Growth at 5 °C"),
    ],
)
def test_what_is_hardly_ever_printed_is_what_it_is_misread_for(read: str, meant: str) -> None:
    sites = titled(read)
    found = heard(sites, read, read, (0.95, 0.95))
    assert (found.text, found.review) == (meant, True)


@pytest.mark.parametrize("text", ["Leamington", "VIT Vellore", "Log: all", "Brier score", "log(x)"])
def test_other_words_stay(text: str) -> None:
    found = heard(titled(text), text, text, (0.95, 0.95))
    assert found.text == text


def test_a_letter_alone_between_words_may_be_greek_and_that_of_a_chance_is_none() -> None:
    for text, doubted in (("Kendall p of genes", True), ("Adjusted p values", False)):
        assert heard(titled(text), text, text, (0.97, 0.97)).review is doubted


@pytest.mark.parametrize("text", ["Share of all,", "Brier score :", "Brier score |"])
def test_a_title_that_ends_in_a_mark_has_lost_what_follows(text: str) -> None:
    assert heard(titled(text), text, text, (0.95, 0.95)).review


def test_a_greek_letter_that_one_reader_saw_is_likelier_than_the_letter_like_it() -> None:
    sites = titled("a")
    (site,) = (site for site in sites.sites if site.role in ("title", "column-title"))
    own = Reading(
        site=site,
        text="a",
        confidence=0.97,
        spellings=("a", "a"),
        first=0.92,
        second=0.9,
        said=("a", "α", "a"),
    )
    found = proofread_titles(sites, {one.key: own for one in sites.sites})[site.key]
    assert (found.text, found.review) == ("α", True)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Pairwise distances (A)", "Pairwise distances (Å)"),
        ("Energy (kj/mol)", "Energy (kJ/mol)"),
        ("Latitude (*N)", "Latitude (°N)"),
        ("IFN-y response", "IFN-γ response"),
        ("CLIP VIT-L", "CLIP ViT-L"),
        ("Residue no", "Residue no"),
    ],
)
def test_units_whose_signs_are_lost_and_the_short_form_of_a_number_are_asked_about(
    read: str, meant: str
) -> None:
    found = heard(titled(read), read, read, (0.9, 0.9))
    assert (found.text, found.review) == (meant, True)
    assert not heard(titled("Current (A)"), "Current (A)", "Current (A)", (0.9, 0.9)).review


def test_a_stroke_between_two_of_one_letter_is_no_letter() -> None:
    for read, meant in (("Growth yly", "Growth y/y"), ("mlm", "m/m")):
        found = heard(titled(read), read, read, (0.95, 0.95))
        assert (found.text, found.review) == (meant, True)
    assert not heard(titled("Nile lily"), "Nile lily", "Nile lily", (0.95, 0.95)).review


def test_a_point_that_all_readers_lost_is_seen_in_the_ink() -> None:
    sites = titled("P P . H 4", scale=0.8)
    assert heard(sites, "P P H 4", "P P H 4", (0.95, 0.95)).review
    assert not heard(sites, "P P . H 4", "P P . H 4", (0.95, 0.95)).review
