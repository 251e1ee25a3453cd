"""Comma-separated text.

Fields are separated by commas, rows by line breaks (`\\n` or `\\r\\n`). A field in double quotes
may contain commas, line breaks and, doubled, quotes.
"""


class CsvError(ValueError):
    """Text that is not well-formed; `row` is the number of the row, from 1."""

    def __init__(self, row, problem):
        super().__init__(f"row {row}: {problem}")
        self.row = row


def parse(text):
    """Return the rows of `text` as lists of strings.

    A line break at the very end does not begin another row; an empty line is a row with one
    empty field. Space around fields is kept. Quotes that stand inside an unquoted field are
    plain characters. Empty text has no rows.

    Raises CsvError if a quoted field never ends, or if something other than a comma or the
    end of the row follows its closing quote.
    """
    text = text.replace("\r\n", "\n")
    rows = []
    row = []
    position = 0
    while position < len(text):
        if text[position] == '"':
            field, position = _quoted(text, position + 1, len(rows) + 1)
        else:
            field, position = _plain(text, position)
        row.append(field)
        if position == len(text) or text[position] == "\n":
            rows.append(row)
            row = []
        elif position == len(text) - 1:
            rows.append(row + [""])
        position += 1
    return rows


def render(rows):
    """Return rows of strings as text, each row ended by a line break.

    Fields are quoted only if they have to be: when they contain a comma, a quote or a line
    break. A row that consists of one empty field is written as an empty line.
    """
    return "".join(",".join(_field(field) for field in row) + "\n" for row in rows)


def _plain(text, start):
    end = start
    while end < len(text) and text[end] not in ",\n":
        end += 1
    return text[start:end], end


def _quoted(text, start, row):
    parts = []
    while True:
        end = text.find('"', start)
        if end == -1:
            raise CsvError(row, "a quoted field does not end")
        parts.append(text[start:end])
        if text[end + 1 : end + 2] != '"':
            break
        parts.append('"')
        start = end + 2
    if text[end + 1 : end + 2] not in ("", ",", "\n"):
        raise CsvError(row, f"unexpected {text[end + 1]!r} after a quoted field")
    return "".join(parts), end + 1


def _field(field):
    if any(character in field for character in ',"\n\r'):
        return '"' + field.replace('"', '""') + '"'
    return field
