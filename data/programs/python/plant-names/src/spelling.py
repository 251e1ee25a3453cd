"""Spelling of plant names."""

FORGIVEN = 2
LONG_NAME = 6


def distance(first, second):
    """Return the least number of slips that turn one spelling into the other.

    A slip is a missing letter, a letter too many, a wrong letter, or two neighbouring letters
    in the wrong order. A letter that was part of a swap is not changed again.
    """
    before, previous = [], list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        row = [i]
        for j, other in enumerate(second, start=1):
            same = letter == other
            best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (not same))
            if not same and i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, previous = previous, row
    return previous[-1]


def suggest(word, names):
    """Return the names that are spelt like `word`, the most similar first, then by name.

    Upper and lower case make no difference. Up to FORGIVEN slips are allowed if the name has
    at least LONG_NAME letters, and one slip otherwise. A name that equals `word` is returned
    alone.
    """
    written = word.lower()
    found = []
    for name in names:
        allowed = FORGIVEN if len(name) >= LONG_NAME else 1
        if abs(len(name) - len(written)) > allowed:
            continue
        slips = distance(written, name.lower())
        if slips == 0:
            return [name]
        if slips <= allowed:
            found.append((slips, name))
    return [name for _, name in sorted(found)]
