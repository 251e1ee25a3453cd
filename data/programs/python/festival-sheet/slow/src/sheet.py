"""The sheet.

A formula begins with `=`. It is a sum of terms joined by + or -; a term is a whole number, a
cell, or a function over a range: `=A1+SUM(B1:B9)-20`.
"""

import re

from src.cells import cells_in, parse_cell

LOOP = "#LOOP"
BAD = "#BAD"
FUNCTIONS = {"SUM": sum, "COUNT": len, "MAX": lambda numbers: max(numbers, default=0)}
_TERM = re.compile(r"\s*([+-]?)\s*(?:(\d+)|([A-Z]+)\(([A-Z0-9:]+)\)|([A-Z]\d+))\s*")


class Sheet:
    """Cells with what was written into them."""

    def __init__(self):
        self._written = {}
        self._open = []
        self.computed = 0

    def set(self, name, text):
        """Write `text` into a cell; an empty text clears it.

        Text that is a whole number, perhaps with a minus sign, is a number; text that begins
        with `=` is a formula; everything else is shown as it is. Raises ValueError if `name` is
        no cell.
        """
        parse_cell(name)
        self._written.pop(name, None)
        if text:
            self._written[name] = text

    def value(self, name):
        """Return the value of a cell: an int, or a text, or 0 if it is empty.

        A formula that cannot be read, or uses an unknown function, has the value BAD. One that
        needs its own value, directly or over others, has the value LOOP. In a formula, a cell
        with text counts as 0, and functions leave such cells and empty ones out; but if a cell
        that is needed is BAD or LOOP, so is the formula: the first such cell decides. The
        attribute `computed` counts how many formulas were computed.
        """
        if name in self._open:
            return LOOP
        written = self._written.get(name, "")
        if written.startswith("="):
            self._open.append(name)
            result = self._compute(written[1:])
            self._open.pop()
            return result
        if re.fullmatch(r"-?\d+", written):
            return int(written)
        return written or 0

    def _compute(self, formula):
        self.computed += 1
        total = 0
        position = 0
        while position < len(formula) or position == 0:
            match = _TERM.match(formula, position)
            if match is None or (position > 0 and not match[1]):
                return BAD
            sign, number, function, cells, cell = match.groups()
            try:
                term = int(number) if number else self._term(function, cells or cell)
            except ValueError:
                return BAD
            if isinstance(term, str):
                return term
            total += -term if sign == "-" else term
            position = match.end()
        return total

    def _term(self, function, cells):
        """The value of a cell or of a function, or one of LOOP and BAD."""
        numbers = []
        for name in cells_in(cells):
            value = self.value(name)
            if value in (LOOP, BAD):
                return value
            if isinstance(value, int) and name in self._written:
                numbers.append(value)
        if function is None:
            return sum(numbers)
        if function not in FUNCTIONS:
            return BAD
        return FUNCTIONS[function](numbers)
