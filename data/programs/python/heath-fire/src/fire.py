"""A heath as a grid of characters.

`.` bare ground, `h` heather, `g` gorse, `x` burnt, `1` and `2` burning for so many more steps.
"""

import random

FUEL = {"h": "1", "g": "2"}
CHARACTERS = set(".hgx12")
WINDS = {"N": (-1, 0), "E": (0, 1), "S": (1, 0), "W": (0, -1)}
CHANCE = 60
WITH_WIND = 90
AGAINST_WIND = 20


def parse_heath(text):
    """Return the rows of a map as lists of characters; empty lines and space around rows are dropped.

    Raises ValueError for an unknown character or rows of different length.
    """
    rows = [list(line.strip()) for line in text.splitlines() if line.strip()]
    for row in rows:
        if set(row) - CHARACTERS:
            raise ValueError(f"unknown ground {min(set(row) - CHARACTERS)!r}")
        if len(row) != len(rows[0]):
            raise ValueError("all rows have the same length")
    return rows


def chance(direction, wind):
    """Return the percentage with which fire spreads in a direction (N, E, S or W).

    `wind` is the direction in which the wind blows, or None. It is WITH_WIND in that direction,
    AGAINST_WIND in the opposite one, and CHANCE otherwise.
    """
    if wind is None:
        return CHANCE
    if direction == wind:
        return WITH_WIND
    opposite = tuple(-part for part in WINDS[wind])
    return AGAINST_WIND if WINDS[direction] == opposite else CHANCE


def step(heath, rng, wind=None):
    """Return the heath after one step; the given one stays as it is.

    Burning cells are visited row by row. Each tries its neighbours N, E, S and W in this order: one that
    has fuel and does not burn already (nor was set on fire in this step) catches fire if
    rng.randrange(100) is below the chance; only for such neighbours is a number drawn. It burns from
    the next step on, for as many steps as FUEL says. Then what burnt burns one step less, and after its
    last one it is burnt.
    """
    after = [list(row) for row in heath]
    for y, row in enumerate(heath):
        for x, cell in enumerate(row):
            if cell not in "12":
                continue
            after[y][x] = "1" if cell == "2" else "x"
            for direction, (dy, dx) in WINDS.items():
                ny, nx = y + dy, x + dx
                if not (0 <= ny < len(heath) and 0 <= nx < len(row)) or after[ny][nx] not in FUEL:
                    continue
                if rng.randrange(100) < chance(direction, wind):
                    after[ny][nx] = FUEL[after[ny][nx]]
    return after


def burn(heath, seed, wind=None):
    """Return the pair (steps, heath) when nothing burns any more, with random.Random(seed)."""
    rng = random.Random(seed)
    steps = 0
    while any(cell in "12" for row in heath for cell in row):
        heath = step(heath, rng, wind)
        steps += 1
    return steps, heath


def report(heath):
    """Return a dict with the number of cells `burnt`, `saved` (with fuel) and `bare`."""
    cells = [cell for row in heath for cell in row]
    saved = sum(cell in FUEL for cell in cells)
    return {"burnt": cells.count("x"), "saved": saved, "bare": cells.count(".")}
