"""Tokens of formulas."""

import re

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(<=|>=|[-+*/^(),<>]))")


class FormulaError(ValueError):
    """A formula that cannot be read or computed."""


def tokenize(formula):
    """Return the tokens of a formula as pairs (kind, value).

    The kinds are `number` (the value is a float), `name`, and `sign` for one of + - * / ^ ( ),
    the comma, and the comparisons < <= > >=. Space separates tokens and is dropped. Raises
    FormulaError with the position, from 1, of a character that belongs to no token.
    """
    tokens = []
    position = 0
    end = len(formula.rstrip())
    while position < end:
        match = _TOKEN.match(formula, position)
        if match is None:
            bad = position + len(formula[position:]) - len(formula[position:].lstrip())
            raise FormulaError(f"unexpected {formula[bad]!r} at {bad + 1}")
        number, name, sign = match.groups()
        if number:
            tokens.append(("number", float(number)))
        elif name:
            tokens.append(("name", name))
        else:
            tokens.append(("sign", sign))
        position = match.end()
    return tokens
