"""Recipes, one ingredient per line: `2 cups: flour`."""

from src.units import parse_amount, write_amount

SPOON_AND_CUP = ["tsp", "tbsp", "cup"]
TIMES = {"tsp": 3, "tbsp": 16}


def scale_recipe(lines, portions, wanted):
    """Return the lines of a recipe for `portions` people, scaled for `wanted` people.

    A line is an amount, a colon and the ingredient; lines without a colon stay as they are.
    Amounts in spoons move to the next larger measure as long as they reach it: three
    teaspoons become a tablespoon, sixteen tablespoons a cup. Units are written in singular.
    Raises ValueError if a number of people is not positive.
    """
    if portions <= 0 or wanted <= 0:
        raise ValueError("a recipe is for at least one person")
    scaled = []
    for line in lines:
        amount, colon, ingredient = line.partition(":")
        if not colon:
            scaled.append(line)
            continue
        number, unit = parse_amount(amount)
        number = number * wanted / portions
        while number >= TIMES.get(unit, number + 1):
            number /= TIMES[unit]
            unit = SPOON_AND_CUP[SPOON_AND_CUP.index(unit) + 1]
        scaled.append(f"{write_amount(number)} {unit}".strip() + f": {ingredient.strip()}")
    return scaled
