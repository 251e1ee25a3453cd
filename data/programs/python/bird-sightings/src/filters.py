"""Conditions on sightings. A sighting is a dict with `id`, `day`, `species`, `place` and `count`."""

NUMBERS = ("day", "count")
TEXTS = ("species", "place")


class FilterError(ValueError):
    """A condition that cannot be read."""


def parse_filters(parameters):
    """Return conditions for a dict of parameters, as a list of triples (field, operator, value).

    `day` and `count` may have `_min` or `_max` behind their names, as in `count_min=5`, and need
    whole numbers; without an ending they must be equal. `species` and `place` compare without
    regard to case, and may end with a star, which stands for any further text. The operators are
    `=`, `>=`, `<=` and `prefix`; texts are in lower case. The conditions are in the order of the
    parameters. Raises FilterError for another parameter or a value that is no number.
    """
    conditions = []
    for name, value in parameters.items():
        field, _, ending = name.partition("_")
        if field in NUMBERS and ending in ("", "min", "max"):
            try:
                number = int(value)
            except ValueError:
                raise FilterError(f"{name} needs a number, not {value!r}") from None
            conditions.append((field, {"": "=", "min": ">=", "max": "<="}[ending], number))
        elif name in TEXTS and value.endswith("*"):
            conditions.append((name, "prefix", value[:-1].lower()))
        elif name in TEXTS:
            conditions.append((name, "=", value.lower()))
        else:
            raise FilterError(f"unknown parameter {name}")
    return conditions


def matches(sighting, conditions):
    """Tell whether a sighting fulfils all conditions, as parse_filters returns them."""
    for field, operator, value in conditions:
        actual = sighting[field]
        if field in TEXTS:
            actual = actual.lower()
        if operator == "=" and actual != value:
            return False
        if operator == ">=" and actual < value:
            return False
        if operator == "<=" and actual > value:
            return False
        if operator == "prefix" and not actual.startswith(value):
            return False
    return True
