"""EAN-13 codes, as texts of 13 digits.

The shop's own codes begin with 21 (a weighed product) or 22 (a product with a price on it); then come
five digits for the product, five for grams or cents, and the check digit.
"""

WEIGHED = "21"
PRICED = "22"
UNREADABLE = "?"


class CodeError(ValueError):
    """A code that is none."""


def check_digit(digits):
    """Return the check digit of the first twelve digits of a code, as a text.

    From the left, every second digit is multiplied by 3; the check digit fills the sum of all up to
    the next multiple of ten. Raises CodeError unless `digits` is a text of twelve digits 0 to 9.
    """
    if len(digits) != 12 or not (digits.isascii() and digits.isdigit()):
        raise CodeError(f"{digits!r} is not twelve digits")
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))
    return str(-total % 10)


def read_code(code):
    """Return what a code stands for, as a dict.

    The key `product` is the five digits of the product for a code of the shop's own, and the first
    twelve digits for all others. Weighed products have the key `grams` and priced ones `cents`, whole
    numbers. Space and hyphens in the code are ignored. Raises CodeError if it is not thirteen digits or
    the check digit is wrong.
    """
    plain = code.replace(" ", "").replace("-", "")
    if len(plain) != 13 or check_digit(plain[:12]) != plain[12]:
        raise CodeError(f"{code!r} is no valid code")
    if plain.startswith(WEIGHED):
        return {"product": plain[2:7], "grams": int(plain[7:12])}
    if plain.startswith(PRICED):
        return {"product": plain[2:7], "cents": int(plain[7:12])}
    return {"product": plain[:12]}


def weight_label(product, grams):
    """Return the code of a weighed product; `product` is a number up to 99999.

    Raises CodeError if the number or the grams do not fit into five digits or are negative.
    """
    if not (0 <= product <= 99_999 and 0 <= grams <= 99_999):
        raise CodeError(f"no label for {grams} g of product {product}")
    digits = f"{WEIGHED}{product:05}{grams:05}"
    return digits + check_digit(digits)


def repair(code):
    """Return a code of thirteen characters in which one digit, given as `?`, is filled in.

    Raises CodeError if it does not have exactly one `?`, or twelve digits besides.
    """
    if len(code) != 13 or code.count(UNREADABLE) != 1:
        raise CodeError(f"cannot repair {code!r}")
    for digit in "0123456789":
        whole = code.replace(UNREADABLE, digit)
        if check_digit(whole[:12]) == whole[12]:
            return whole
    raise CodeError(f"cannot repair {code!r}")
