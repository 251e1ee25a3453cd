"""Amounts and units of the kitchen. All numbers are exact fractions."""

import re
from fractions import Fraction

MILLILITRES = {
    "ml": Fraction(1),
    "l": Fraction(1000),
    "tsp": Fraction(5),
    "tbsp": Fraction(15),
    "cup": Fraction(240),
}
GRAMS = {"g": Fraction(1), "kg": Fraction(1000), "oz": Fraction(2835, 100)}
GRAMS_PER_ML = {"water": Fraction(1), "flour": Fraction(53, 100), "sugar": Fraction(85, 100)}
_AMOUNT = re.compile(r"(?:(\d+)\s+)?(\d+)(?:/(\d+)|\.(\d+))?\s*([a-z]*)")


class UnitError(ValueError):
    """An amount that cannot be read, or a conversion that is not possible."""


def parse_amount(text):
    """Return the pair (number, unit) for an amount such as `2 cups`, `1 1/2 tsp` or `0.5l`.

    The number is a Fraction: a whole number, a decimal one, a fraction, or a whole number and
    a fraction. The unit is a key of MILLILITRES or GRAMS, also with an `s` behind it; without
    a unit it is the empty string. Case and surrounding space do not matter. Raises UnitError
    if the text is something else, or a fraction has the denominator 0.
    """
    match = _AMOUNT.fullmatch(text.strip().lower())
    if match is None:
        raise UnitError(f"cannot read {text.strip()!r}")
    whole, number, denominator, decimals, unit = match.groups()
    if whole and not denominator:
        raise UnitError(f"cannot read {text.strip()!r}")
    if denominator and int(denominator) == 0:
        raise UnitError(f"{text.strip()!r} divides by zero")
    units = MILLILITRES | GRAMS
    if unit.endswith("s") and unit[:-1] in units:
        unit = unit[:-1]
    if unit and unit not in units:
        raise UnitError(f"unknown unit {unit!r}")
    value = Fraction(f"{number}.{decimals}" if decimals else int(number))
    return Fraction(whole or 0) + value / int(denominator or 1), unit


def convert(number, unit, target, ingredient="water"):
    """Return `number` of `unit` in the unit `target`, as a Fraction.

    Between volume and weight the density of the ingredient is used. Raises UnitError for an
    unknown unit, and for an ingredient without an entry in GRAMS_PER_ML if it is needed.
    """
    for name in (unit, target):
        if name not in MILLILITRES and name not in GRAMS:
            raise UnitError(f"unknown unit {name!r}")
    if (unit in GRAMS) == (target in GRAMS):
        table = GRAMS if unit in GRAMS else MILLILITRES
        return Fraction(number) * table[unit] / table[target]
    if ingredient not in GRAMS_PER_ML:
        raise UnitError(f"no density for {ingredient}")
    density = GRAMS_PER_ML[ingredient]
    if unit in GRAMS:
        return Fraction(number) * GRAMS[unit] / density / MILLILITRES[target]
    return Fraction(number) * MILLILITRES[unit] * density / GRAMS[target]


def write_amount(number):
    """Return a number that is not negative as cooks write it: `3`, `1/2`, `1 1/4`.

    It is rounded to the nearest whole, eighth or third, halves up; of an eighth and a third
    that are equally near, the eighth is used. `0` stands for what rounds to nothing.
    """
    whole = int(number)
    rest = Fraction(number) - whole
    steps = [Fraction(n, 8) for n in range(9)] + [Fraction(1, 3), Fraction(2, 3)]
    nearest = min(steps, key=lambda step: (abs(step - rest), step.denominator == 3, -step))
    whole += int(nearest)
    part = nearest - int(nearest)
    if part == 0:
        return str(whole)
    return f"{whole} {part}" if whole else str(part)
