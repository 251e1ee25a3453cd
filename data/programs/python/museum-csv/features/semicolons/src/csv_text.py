"""Comma-separated text.

Fields are separated by commas or another delimiter, rows by line breaks (`\\n` or `\\r\\n`). A
field in double quotes may contain delimiters, line breaks and, doubled, quotes.
"""


class CsvError(ValueError):
    """Text that is not well-formed; `row` is the number of the row, from 1."""

    def __init__(self, row, problem):
        super().__init__(f"row {row}: {problem}")
        self.row = row


def parse(text, *, delimiter=","):
    """Return the rows of `text`, with fields between delimiters, as lists of strings.

    A line break at the very end does not begin another row; an empty line is a row with one
    empty field. Space around fields is kept. Quotes that stand inside an unquoted field are
    plain characters. Empty text has no rows.

    Raises CsvError if a quoted field never ends, or if something other than the delimiter or
    the end of the row follows its closing quote.
    """
    text = text.replace("\r\n", "\n")
    rows = []
    row = []
    position = 0
    while position < len(text):
        if text[position] == '"':
            field, end = _quoted(text, position + 1, len(rows) + 1)
            if text[end : end + 1] not in ("", delimiter, "\n"):
                raise CsvError(len(rows) + 1, f"unexpected {text[end]!r} after a quoted field")
            position = end
        else:
            field, position = _plain(text, position, delimiter)
        row.append(field)
        if position == len(text) or text[position] == "\n":
            rows.append(row)
            row = []
        elif position == len(text) - 1:
            rows.append(row + [""])
        position += 1
    return rows


def render(rows, *, delimiter=","):
    """Return rows of strings as text, each row ended by a line break.

    Fields are quoted only if they have to be: when they contain the delimiter, a quote or a
    line break. A row that consists of one empty field is written as an empty line.
    """
    lines = [delimiter.join(_field(field, delimiter) for field in row) for row in rows]
    return "".join(line + "\n" for line in lines)


def _plain(text, start, delimiter):
    end = start
    while end < len(text) and text[end] not in (delimiter, "\n"):
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
    return "".join(parts), end + 1


def _field(field, delimiter):
    if any(character in field for character in (delimiter, '"', "\n", "\r")):
        return '"' + field.replace('"', '""') + '"'
    return field
