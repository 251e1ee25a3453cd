"""Codes for parcel lockers, in the 32 symbols of Crockford's alphabet.

The alphabet has digits and upper-case letters without I, L, O and U. A code ends with a check
symbol, for which five more characters are allowed.
"""

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK_SYMBOLS = SYMBOLS + "*~$=U"
GROUP = 4
_LOOKALIKES = str.maketrans("ILO", "110")


class CodeError(ValueError):
    """A code that cannot be a parcel code."""


def encode(number, length=7):
    """Return the code of a parcel number.

    The number is written in base 32 with SYMBOLS, padded with zeros on the left to `length`
    symbols, followed by the check symbol: the one of CHECK_SYMBOLS at the remainder of the
    number divided by 37. A hyphen stands after every GROUP symbols, counted from the left, but
    not at the end.

    Raises ValueError if the number is negative or needs more than `length` symbols.
    """
    if number < 0:
        raise ValueError("a parcel number is not negative")
    rest = number
    digits = []
    while rest:
        rest, digit = divmod(rest, 32)
        digits.append(SYMBOLS[digit])
    if len(digits) > length:
        raise ValueError(f"{number} needs more than {length} symbols")
    code = "".join(reversed(digits)).rjust(length, "0")
    code += CHECK_SYMBOLS[number % len(CHECK_SYMBOLS)]
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def normalize(text):
    """Return what a person typed in the form in which it is compared.

    Space and hyphens are removed, letters become upper case, and the letters that look like
    digits become those digits: I and L become 1, O becomes 0.
    """
    return "".join(text.upper().split()).replace("-", "").translate(_LOOKALIKES)


def decode(text):
    """Return the parcel number of a code, which is normalized first.

    Raises CodeError if the code has fewer than two symbols, contains a character that is no
    symbol (or a mere check symbol before the end), or its check symbol is wrong; the message
    says which.
    """
    code = normalize(text)
    if len(code) < 2:
        raise CodeError("the code is too short")
    number = 0
    for symbol in code[:-1]:
        digit = SYMBOLS.find(symbol)
        if digit == -1:
            raise CodeError(f"{symbol!r} is no symbol of a code")
        number = number * 32 + digit
    if code[-1] not in CHECK_SYMBOLS:
        raise CodeError(f"{code[-1]!r} is no check symbol")
    if CHECK_SYMBOLS[number % len(CHECK_SYMBOLS)] != code[-1]:
        raise CodeError("the check symbol is wrong")
    return number


def is_valid(text):
    """Tell whether `text` is a code that decode accepts."""
    try:
        decode(text)
    except CodeError:
        return False
    return True
