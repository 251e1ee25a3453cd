"""Names of cells: a letter for the column and a number from 1 for the row."""

import re

_CELL = re.compile(r"([A-Z])([1-9][0-9]*)")


def parse_cell(name):
    """Return the pair (column, row) of a cell, both from 1; ValueError if it is none."""
    match = _CELL.fullmatch(name)
    if match is None:
        raise ValueError(f"{name!r} is no cell")
    return ord(match[1]) - ord("A") + 1, int(match[2])


def cells_in(text):
    """Return the names of all cells of a range such as `B2:C3`, row by row.

    The corners may come in any order. A single cell is a range as well.
    """
    first, _, last = text.partition(":")
    left, top = parse_cell(first)
    right, bottom = parse_cell(last or first)
    return [
        f"{chr(ord('A') + column - 1)}{row}"
        for row in range(min(top, bottom), max(top, bottom) + 1)
        for column in range(min(left, right), max(left, right) + 1)
    ]
