"""The catalogue: one object per row."""

import re

from src.csv_text import CsvError, parse

COLUMNS = ["number", "title", "year", "notes"]
_NUMBER = re.compile(r"[A-Z]{2}[0-9]{4}")


def load_catalogue(text):
    """Return a dict from inventory number to the other columns of its row, as a dict.

    The first row must be the names of COLUMNS. `year` becomes a whole number, or None if it
    is empty; the other columns stay text, and only the notes may be empty.

    Raises CsvError with the row (the heading is row 1) if the heading differs, a row has
    another number of fields, an inventory number is not two capital letters and four digits
    or occurs twice, a title is empty, or a year is not a whole number.
    """
    rows = parse(text)
    if not rows or rows[0] != COLUMNS:
        raise CsvError(1, f"expected the heading {','.join(COLUMNS)}")
    catalogue = {}
    for row, fields in enumerate(rows[1:], start=2):
        if len(fields) != len(COLUMNS):
            raise CsvError(row, f"expected {len(COLUMNS)} fields, found {len(fields)}")
        number, title, year, notes = fields
        if not _NUMBER.fullmatch(number):
            raise CsvError(row, f"{number!r} is no inventory number")
        if number in catalogue:
            raise CsvError(row, f"{number} occurs twice")
        if not title:
            raise CsvError(row, "the title is empty")
        try:
            when = int(year) if year else None
        except ValueError:
            raise CsvError(row, f"{year!r} is no year") from None
        catalogue[number] = {"title": title, "year": when, "notes": notes}
    return catalogue
