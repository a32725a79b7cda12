"""Data in the notations of programs: Python's dicts, lists and arrays, and YAML.

They become objects and lists as JSON has them, with numbers as they are written.
"""

from __future__ import annotations

import ast
import re
from typing import Any

from unheat.validate.nested import read_data
from unheat.validate.tables import is_value
from unheat.validate.transcript import Transcript

_FENCED = re.compile(r"```(?:python|py|yaml|yml)?[ \t]*\n(.*?)```", re.DOTALL)
_PYTHON = re.compile(
    r"^\s*(?:[A-Za-z_]\w*\s*=\s*|(?:import|from)\s|[{\[(]\s*['\"\[{(])", re.MULTILINE
)
_KEY = re.compile(r"^( *)(\"[^\"]*\"|'[^']*'|[^\s:#-][^:#]*?)\s*:(?:\s+(.*?))?\s*$")

_NOT_READ = object()


def read_literal(text: str, name: str = "") -> Transcript | None:
    """Entries of a piece of Python or YAML, None where it is neither.

    >>> read_literal("data = {'GPT-4': {'Claude 2': 61.9}}").entries[0].pairs[0]
    ('GPT-4', 'Claude 2')
    >>> read_literal("GPT-4:\\n  Claude 2: 61.9\\n  Vicuna: 48.3").entries[1].pairs[0]
    ('GPT-4', 'Vicuna')
    """
    for piece in (*_FENCED.findall(text), text):
        for read in (_python, _yaml):
            data = read(piece)
            found = read_data(data) if isinstance(data, dict | list) else None
            if found is not None:
                return found
    return None


def _python(text: str) -> Any:
    """What is assigned in a piece of Python, by name; the one object where there is only one."""
    if not _PYTHON.search(text):
        return None
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found: dict[str, Any] = {}
    for number, statement in enumerate(tree.body):
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            key = statement.targets[0].id
        elif isinstance(statement, ast.Expr):
            key = str(number)
        else:
            continue
        value = _value(statement.value, text, found)
        if isinstance(value, dict | list):
            found[key] = value
    return next(iter(found.values())) if len(found) == 1 else found


def _value(node: ast.expr, text: str, known: dict[str, Any]) -> Any:
    """An expression as data; arrays and frames are what they are made of."""
    if isinstance(node, ast.Dict) and None not in node.keys:
        keys = [_value(key, text, known) for key in node.keys if key is not None]
        values = [_value(value, text, known) for value in node.values]
        return dict(zip(map(str, keys), values, strict=True))
    if isinstance(node, ast.List | ast.Tuple):
        return [_value(item, text, known) for item in node.elts]
    if isinstance(node, ast.Name):
        return known.get(node.id, _NOT_READ)
    if isinstance(node, ast.Call) and node.args:
        inner = _value(node.args[0], text, known)
        named = {one.arg: _value(one.value, text, known) for one in node.keywords if one.arg}
        labels = {
            key: named[key] for key in ("index", "columns") if isinstance(named.get(key), list)
        }
        return {**labels, "values": inner} if labels and isinstance(inner, list) else inner
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    written = ast.get_source_segment(text, node) or ""
    return None if written == "None" else written


def _yaml(text: str) -> Any:
    """Names with names and numbers under them, by their indents; None for anything else."""
    data: dict[str, Any] = {}
    open_names: list[tuple[int, dict[str, Any]]] = [(-1, data)]
    deepest = 0
    for line in text.splitlines():
        if not line.strip() or line.strip() == "---" or line.lstrip().startswith("#"):
            continue
        match = _KEY.match(line)
        if match is None:
            return None
        indent, key, value = len(match[1]), match[2].strip("\"'"), match[3]
        while open_names[-1][0] >= indent:
            open_names.pop()
        holder = open_names[-1][1]
        if key in holder:
            return None
        if value:
            value = value.strip("\"'")
            if len(open_names) > 1 and not is_value(value):
                return None
            holder[key] = value
        else:
            holder[key] = {}
            open_names.append((indent, holder[key]))
            deepest = max(deepest, len(open_names) - 1)
    return data if deepest else None
