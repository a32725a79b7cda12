"""What sentences claim about the founding figure, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.show.factory import founding

from unheat.model import Figure
from unheat.validate.claims import Claim, check_claims
from unheat.validate.compare import validate
from unheat.validate.transcript import Statement, parse


def claims(text: str, figure: Figure | None = None, under: tuple[str, ...] = ()) -> list[Claim]:
    figure = figure or founding()
    statement = Statement(line=1, text=text, under=under)
    return check_claims(statement, figure, figure.panels[0], transposed=False, factor=1.0)


def verdicts(text: str, under: tuple[str, ...] = ()) -> list[str]:
    return [str(claim.finding) for claim in claims(text, under=under)]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('The heatmap is titled "Prompt Transferability Matrix".', "holds"),
        ("Title: Prompt Transferability Matrix", "holds"),
        ("Title: “Prompt transferability matrix”", "holds"),
        ("Title: Prompt Transferabilty Matrix", "unsure"),
        ('The figure is titled "Attention of GPT-4".', "differs"),
        ("This is a 4x4 heatmap.", "holds"),
        ("It has 4 rows and 5 columns.", "differs"),
        ("X-axis: GPT-4, Claude 2, Mistral 7B, Vicuna", "holds"),
        ("Rows (top to bottom): GPT-4, Claude 2, Mistral 7B, and Vicuna", "holds"),
        ("Y-axis: GPT-4, Claude 2, Mistral 7B, Koala", "differs"),
        ("X-axis title: Target model", "holds"),
        ('The y-axis is labeled "Target model"', "differs"),
        ("The color scale ranges from 0 to 60.", "holds"),
        ("It shows transferability (%) from 0 to 60, dark blue to bright red.", "holds"),
        ("It shows transferability (%) from 0 to 80, dark blue to bright red.", "differs"),
        ("Color bar: 0–60, labeled 'Transferability (%)'", "holds"),
        ("color scale: min 0, max 60, label Transferability (%)", "holds"),
        ("The colour bar goes from 0 (dark blue) to 100 (dark red).", "differs"),
        ('The color bar is labeled "Accuracy".', "differs"),
        ("The legend has ticks at 0, 10, 20, 30, 40, 50, and 60.", "holds"),
        ("The legend has ticks at 0, 15, 30, 45 and 60.", "differs"),
        ("It uses the coolwarm colormap, a color scale from blue to red.", "holds"),
        ("It uses the viridis color map.", "differs"),
    ],
)
def test_parts_of_the_figure(text: str, finding: str) -> None:
    assert verdicts(text) == [finding]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The highest value is 64.1, from Claude 2 to GPT-4.", "holds"),
        ("The highest value is 64.1, from GPT-4 to Claude 2.", "differs"),
        ("The highest value is 61.9.", "differs"),
        ("Claude 2 → GPT-4 has the maximum (64.1%).", "holds"),
        ("The second highest is GPT-4 to Claude 2 at 61.9.", "holds"),
        ("The two highest values are 64.1 and 61.9.", "holds"),
        ("The two highest values are 64.1 and 54.2.", "differs"),
        ("The lowest off-diagonal value is 45.7.", "holds"),
        ("The lowest value is 45.7 (Mistral 7B to Vicuna).", "holds"),  # the diagonal is structural
        ("The lowest value is 0.0.", "holds"),
        ("The minimum is 46.1.", "differs"),
        ("The highest value is about 64.", "holds"),
        ("In the Vicuna row, the highest value is 52.7.", "holds"),
        ("Most off-diagonal values are in the 45–55% range.", "holds"),
        ("All off-diagonal values are in the 45–55% range.", "differs"),
        ("Most values lie between 55 and 65.", "differs"),
        ("Values range from 0.0 to 64.1.", "holds"),
        ("Off-diagonal values range from 45.7 to 64.1.", "holds"),
        ("Values range from 0 to 65.", "rounded"),
        ("Values range from 10 to 60.", "differs"),
        ("GPT-4 to Vicuna is in the 45–50 range.", "holds"),
        ("Two values exceed 60.", "holds"),
        ("Only one cell is above 60.", "differs"),
        ("No value is above 65.", "holds"),
        ("No value is above 60.", "differs"),
        ("All off-diagonal values are above 45.", "holds"),
        ("All values from Vicuna are below 55.", "holds"),
        ("GPT-4 to Claude 2 is above 60.", "holds"),
        ("GPT-4 to Vicuna is above 60.", "differs"),
        ("The average off-diagonal value is 51.3%.", "holds"),
        ("The mean is about 51.", "holds"),
        ("The average is 38.5.", "holds"),  # with the diagonal: 38.45
        ("The average is 45.", "differs"),
        ("The average of the row GPT-4 is 53.3.", "holds"),
        ("The strongest value is 64.1.", "holds"),
        ("The weakest is 0.0, from Vicuna to Vicuna.", "holds"),
        ("The most negative off-diagonal value is 45.7.", "holds"),
        ("The strongest positive value is 61.9.", "differs"),
        ("Vicuna as a target has the lowest average (46.7%).", "holds"),
        ("Vicuna as a source has the lowest average.", "holds"),
        ("GPT-4 as a target has the lowest average.", "differs"),
        ("Claude 2 has the highest mean (52.5).", "differs"),
        ("GPT-4 has the highest mean (57.0).", "holds"),
        ("Transfers to GPT-4 are consistently above 50% (64.1, 54.2, 52.7).", "holds"),
        ("Transfers from GPT-4 are consistently above 50%.", "differs"),
        ("GPT-4 reaches the highest value (64.1).", "holds"),
        ("Vicuna reaches the highest value (64.1).", "differs"),
        ("The matrix is roughly symmetric.", "holds"),
        ("The matrix is symmetric.", "differs"),
        ("The matrix is not symmetric.", "holds"),
        ("The matrix is asymmetric.", "holds"),
        ("The diagonal is zero throughout.", "holds"),
        ("The diagonal values are all 0.0.", "holds"),
        ("All diagonal entries are 1.0.", "differs"),
    ],
)
def test_values(text: str, finding: str) -> None:
    assert verdicts(text) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4 is a language model.",
        "The figure was made in 2023.",
        "Blue is low and red is high.",
        "All but GPT-4 are below 60.",
        "The highest average is 53.3.",
        "Here are the highest values.",
        "Data range: 2010–2020.",
        "Maximum length: 512 tokens.",
        "The mean age was 345 days.",
    ],
)
def test_what_is_no_claim_that_is_known_is_left_alone(text: str) -> None:
    assert claims(text) == []


def test_a_sentence_is_parted_into_its_claims() -> None:
    text = "The highest value is 64.1 and the lowest is 46.1, while the diagonal is zero."
    assert verdicts(text) == ["holds", "differs", "holds"]
    assert claims(text)[1].note.startswith("the lowest: Mistral 7B / Vicuna with 45.7")


def test_every_part_of_a_sentence_is_checked() -> None:
    text = "The diagonal is zero, and most off-diagonal values are in the 45–55% range."
    assert [(c.kind, str(c.finding)) for c in claims(text)] == [
        ("diagonal", "holds"),
        ("range", "holds"),
    ]
    text = 'This is a 4×4 heatmap titled "Prompt Transferability Matrix".'
    assert [c.kind for c in claims(text)] == ["title", "size"]


def test_sentences_may_be_broken_at_the_ends_of_lines() -> None:
    text = (
        "- GPT-4 to Claude 2: 61.9\n\nThe color scale of this heatmap goes from its lowest value, "
        "which is 0 (dark\nblue) up to 70 (dark red).\nVicuna to GPT-4: 52.7\n"
    )
    result = validate(founding(), parse(text))
    assert [(c.kind, str(c.finding), c.line) for c in result.claims] == [("scale", "differs", 3)]
    assert result.counts["holds"] == 2


def test_words_within_labels_claim_nothing() -> None:
    figure = founding()
    panel = figure.panels[0]
    columns = replace(panel.columns, labels=("VO2 max", "mean", "range", "title"))
    figure = replace(figure, panels=(replace(panel, columns=columns),))
    assert claims("Koala to VO2 max: 12.0", figure) == []


def test_a_claim_under_a_heading_is_about_its_row() -> None:
    assert verdicts("Average: 49.3", under=("Vicuna",)) == ["holds"]
    assert verdicts("The highest is 52.7.", under=("Values", "Vicuna")) == ["holds"]


def test_a_heading_says_what_its_lines_are_about() -> None:
    under = ("3. Color scale",)
    assert verdicts("Range: 0 (dark blue) to 60 (dark red)", under=under) == ["holds"]
    assert verdicts("Range: 0 to 100", under=under) == ["differs"]
    assert verdicts("Label: none", under=under) == ["differs"]


def test_a_claim_that_fails_where_cells_are_in_doubt_is_unsure() -> None:
    figure = founding(misprint=True)
    assert [str(one.finding) for one in claims("No value from Vicuna is above 55.", figure)] == [
        "unsure"
    ]


def test_words_for_the_ends_of_the_scale_are_told_and_decide_nothing() -> None:
    claim = claims("The color scale goes from 0 (yellow) to 60 (dark red).")[0]
    assert (claim.finding, claim.note) == ("holds", "the color at 0 is dark blue")


def test_labels_that_are_words_of_claims_are_labels() -> None:
    figure = founding()
    names = ("mean radius", "max area", "title", "range")
    panel = figure.panels[0]
    figure = replace(
        figure,
        panels=(
            replace(
                panel,
                rows=replace(panel.rows, labels=names),
                columns=replace(panel.columns, labels=names),
            ),
        ),
    )
    result = validate(figure, parse("- mean radius to max area: 61.9\n- title to range: 45.7"))
    assert (result.counts["holds"], result.claims) == (2, ())
