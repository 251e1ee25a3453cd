"""Reading of order sheets.

A sheet has a section per customer. A section starts with the customer's name in square
brackets; each line below orders one product:

    [Harbour Café]
    12 x croissant
    2 dozen roll   # for the regatta
"""

import re

_LINE = re.compile(r"(\d+)\s*(x|dozen)\s+(\S.*?)(\s+double)?", re.IGNORECASE)


class OrderError(ValueError):
    """An order sheet that cannot be read; `line` is the number of the line, from 1."""

    def __init__(self, line, problem):
        super().__init__(f"line {line}: {problem}")
        self.line = line


def parse_line(text):
    """Return the pair (product, pieces) for one order line.

    The line is a whole number, then `x` for single pieces or `dozen` for twelve each (in any
    case of letters), then the product. The product comes back in lower case with single
    spaces between its words. Space around the line is ignored, and so is space between the
    number and the unit. The word `double` behind the product doubles the pieces. Raises
    ValueError if the line has another form or orders no pieces.
    """
    match = _LINE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"cannot read order {text.strip()!r}")
    amount = int(match[1])
    if amount == 0:
        raise ValueError("an order needs at least one piece")
    if match[2].lower() == "dozen":
        amount *= 12
    if match[4]:
        amount *= 2
    return " ".join(match[3].lower().split()), amount


def parse_sheet(text):
    """Return a dict from customer to a dict from product to pieces, in the order of the sheet.

    Everything from `#` to the end of a line is a comment; empty lines are skipped. Several
    lines for the same product, and several sections of the same customer, add up. A section
    without lines gives an empty dict.

    Raises OrderError with the number of the line if a line cannot be read, stands before the
    first section, or is a section without a name.
    """
    sheet = {}
    orders = None
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            customer = line[1:-1].strip()
            if not customer:
                raise OrderError(number, "a section needs a customer")
            orders = sheet.setdefault(customer, {})
            continue
        if orders is None:
            raise OrderError(number, "an order needs a customer above it")
        try:
            product, pieces = parse_line(line)
        except ValueError as problem:
            raise OrderError(number, problem) from None
        orders[product] = orders.get(product, 0) + pieces
    return sheet
