"""Whole patterns: several rows of a chart."""

from src.chart import encode_row


def write_pattern(rows):
    """Return the rows of a chart as lines of instructions.

    Rows count from 1. A line reads `Row 3: k4`, or `Rows 3-5: k4` if the same row is worked
    several times in a row. An empty list gives an empty list.
    """
    lines = []
    start = 0
    for index, row in enumerate(rows):
        if index + 1 < len(rows) and rows[index + 1] == row:
            continue
        number = f"Row {start + 1}" if index == start else f"Rows {start + 1}-{index + 1}"
        lines.append(f"{number}: {encode_row(row)}")
        start = index + 1
    return lines


def stitch_count(row, before):
    """Return how many stitches are on the needle after a row that began with `before`.

    A yarn over makes a stitch of nothing, knitting two together makes one of two; everything
    else keeps the number. Raises ValueError unless the row uses exactly the stitches there are.
    """
    used = sum({"o": 0, "/": 2}.get(symbol, 1) for symbol in row)
    if used != before:
        raise ValueError(f"the row uses {used} stitches, but there are {before}")
    return len(row)
