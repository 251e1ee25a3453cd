"""Results of a regatta.

A race is a dict from boat to its finishing place, or one of the words DNF (did not finish) and DSQ
(disqualified). A boat that is missing in a race did not start.
"""

DISCARD_FROM = 4
NEVER_DISCARDED = "DSQ"


def score(races):
    """Return a dict from boat to (points, list of the points of each race).

    A place gives as many points. A boat without a place gets one point more than there are boats
    in the whole regatta. From DISCARD_FROM races on, the largest points of a boat, in a race in which
    it was not disqualified, do not count for its sum. Boats are in alphabetical order.
    """
    boats = sorted({boat for race in races for boat in race})
    result = {}
    for boat in boats:
        places = [race.get(boat, "DNS") for race in races]
        points = [place if isinstance(place, int) else len(boats) + 1 for place in places]
        total = sum(points)
        if len(races) >= DISCARD_FROM:
            discardable = [p for p, place in zip(points, places) if place != NEVER_DISCARDED]
            total -= max(discardable, default=0)
        result[boat] = (total, points)
    return result


def ranking(races):
    """Return the boats, the best first: the fewest points, then the better sorted list of points, then
    the better points in the last race, then the name."""
    scores = score(races)
    return sorted(scores, key=lambda boat: (scores[boat][0], sorted(scores[boat][1]), scores[boat][1][-1], boat))


def table(header, rows):
    """Return rows (lists of texts or ints) below a header (texts) as lines of text.

    Every column is as wide as its widest entry, columns are two spaces apart, and no line ends with
    space. A column in which all rows have ints is aligned to the right, with its header, others to the
    left. Below the header stands a line of hyphens for each column, and no line at all if there are no
    rows: then the result is only the header.
    """
    widths = [max(len(str(row[column])) for row in [header, *rows]) for column in range(len(header))]
    numeric = [all(isinstance(row[column], int) for row in rows) and bool(rows) for column in range(len(header))]

    def line(row):
        """A row as text."""
        cells = [
            str(cell).rjust(width) if right else str(cell).ljust(width)
            for cell, width, right in zip(row, widths, numeric)
        ]
        return "  ".join(cells).rstrip()

    lines = [line(header)]
    if rows:
        lines.append("  ".join("-" * width for width in widths))
    return "\n".join(lines + [line(row) for row in rows])


def standings(races):
    """Return the table of the regatta: rank, boat, the result of each race, points.

    The columns are `#`, `Boat`, `R1`, `R2` and so on, `Points`. Races show the place or the word, and
    DNS for a boat that did not start.
    """
    scores = score(races)
    header = ["#", "Boat", *[f"R{number}" for number in range(1, len(races) + 1)], "Points"]
    rows = [
        [rank, boat, *[race.get(boat, "DNS") for race in races], scores[boat][0]]
        for rank, boat in enumerate(ranking(races), start=1)
    ]
    return table(header, rows)
