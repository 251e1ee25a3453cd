"""Seed lots. A lot was last tested in a year, with the percentage of seeds that germinated."""

from dataclasses import dataclass

LOSS = {"allium": 12, "bean": 3, "tomato": 4, "lettuce": 7}
DEFAULT_LOSS = 5
REGROW_BELOW = 60
RESERVE = 50
TEST_SIZE = 20


@dataclass(frozen=True)
class Lot:
    """A lot of seeds of one family."""

    name: str
    family: str
    seeds: int
    tested: int
    germinated: int


def viability(lot, year):
    """Return the estimated percentage of seeds of a lot that germinate in a year.

    It is the result of the last test less the LOSS of the family (DEFAULT_LOSS of others) for each
    year since then, and never less than 0. Raises ValueError for a year before that test.
    """
    if year < lot.tested:
        raise ValueError(f"{lot.name} was tested in {lot.tested}")
    return max(0, lot.germinated - LOSS.get(lot.family, DEFAULT_LOSS) * (year - lot.tested))


def next_test(lot):
    """Return the year of the next test: five years after the last one, or earlier, in the last year
    in which the estimate is still at least REGROW_BELOW; but at least one year after the last
    one."""
    last_good = lot.tested + max(0, lot.germinated - REGROW_BELOW) // LOSS.get(lot.family, DEFAULT_LOSS)
    return max(lot.tested + 1, min(lot.tested + 5, last_good))


def plan_year(lots, year):
    """Return pairs (name of the lot, task) of all that is to be done in a year.

    - `regrow N`: the estimate is below REGROW_BELOW; N seeds are sown, which is twice the number
      that gives 30 plants at the estimated viability, rounded up, but not more than leaves
      RESERVE seeds
    - `lost`: the same, but no seed may be sown, or none would germinate
    - `test`: the year of the next test has come, and there are TEST_SIZE seeds beyond RESERVE

    A lot has one task, the first that applies, or none. Lots that are to be regrown or lost come
    first, the lowest viability before others; the tests follow in order of name.
    """
    urgent, tests = [], []
    for lot in lots:
        percent = viability(lot, year)
        if percent < REGROW_BELOW:
            spare = max(0, lot.seeds - RESERVE)
            sown = min(spare, 2 * -(-30 * 100 // percent)) if percent else 0
            urgent.append((percent, lot.name, f"regrow {sown}" if sown else "lost"))
        elif year >= next_test(lot) and lot.seeds >= RESERVE + TEST_SIZE:
            tests.append((lot.name, "test"))
    return [(name, task) for _, name, task in sorted(urgent)] + sorted(tests)
