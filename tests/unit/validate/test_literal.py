"""Transcriptions in the notations of programs, and lists whose names are numbers."""

from __future__ import annotations

import pytest

from unheat.validate.transcript import parse

EXPECTED = [
    (("Jan", "1949"), 76.0),
    (("Jan", "1950"), 105.0),
    (("Feb", "1949"), -4.5),
    (("Feb", "1950"), 109.0),
]

TEXTS = {
    "dict": "data = {\n  'Jan': {'1949': 76, '1950': 105},\n  'Feb': {1949: -4.5, 1950: 109},\n}\n",
    "arrays": "import numpy as np\nrows = ['Jan', 'Feb']\ncols = ['1949', '1950']\n"
    "matrix = np.array([[76, 105], [-4.5, 109]])\n",
    "frame": "df = pd.DataFrame([[76, 105], [-4.5, 109]], index=['Jan', 'Feb'],"
    " columns=['1949', '1950'])\n",
    "fenced": "Here it is:\n```python\ndata = {'Jan': {'1949': 76, '1950': 105},"
    " 'Feb': {'1949': -4.5, '1950': 109}}\n```\nThat is all.",
    "yaml": "Jan:\n  1949: 76\n  1950: 105\nFeb:\n  1949: -4.5\n  1950: 109\n",
    "objects of rows": '{"matrix": [{"row": "Jan", "values": {"1949": 76, "1950": 105}},'
    ' {"row": "Feb", "values": {"1949": -4.5, "1950": 109}}]}',
    "labels that are numbers": '[{"label": "Jan", "1949": 76, "1950": 105},'
    ' {"label": "Feb", "1949": -4.5, "1950": 109}]',
    "sentences of rows": "For Jan, the values are 76 for 1949 and 105 for 1950.\n"
    "For Feb, the values are -4.5 for 1949, and 109 for 1950.\n",
    "latex": "\\begin{tabular}{lcc}\n\\toprule\n & 1949 & 1950 \\\\\n\\midrule\n"
    "Jan & 76 & \\textbf{105} \\\\\nFeb & -4.5 & 109 \\\\\n\\bottomrule\n\\end{tabular}\n",
    "numbers in brackets": "* **Jan**: 1949 (76), 1950 (105)\n* **Feb**: 1949 (-4.5), 1950 (109)\n",
    "signs": "- Jan: 1949 = +76; 1950 = +105\n- Feb: 1949 = -4.5; 1950 = +109\n",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_names_and_numbers_of_every_notation(kind: str) -> None:
    entries = parse(TEXTS[kind]).entries
    assert [(entry.pairs[0], entry.value) for entry in entries] == EXPECTED


def test_what_is_no_data_is_left_to_the_other_readers() -> None:
    assert parse("Jan: 1949 is the first\n- Jan to 1949: 76").entries[0].value == 76.0
    assert parse(",A,B\nx,1,2\n").kind == "table"
    # A name that stands twice is no key of YAML.
    assert parse("- A to B: 1\n- A to C: 2\n").kind == "list"


def test_a_label_of_a_record_may_be_a_number() -> None:
    entries = parse('[{"label": 2007, "Jan": 76}, {"label": 2008, "Jan": 5}]').entries
    assert [entry.pairs[0] for entry in entries] == [("2007", "Jan"), ("2008", "Jan")]
