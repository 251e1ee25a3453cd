"""What to take to the market. A crop is a tuple (name, kilograms per crate, cents per crate, crates)."""

MOST_CRATES = 5


def best_load(crops, limit):
    """Return a dict from crop to crates: the choice within `limit` kilograms that earns the most.

    Of each crop at most the crates that there are can be taken, and never more than MOST_CRATES. Crops
    of which none is taken are left out; the dict is in order of name. If several choices earn the
    same, the one with fewer kilograms is taken, and of those the one with more crates of the crop
    that comes first in the alphabet, then of the next one, and so on. Raises ValueError if the weight
    of a crate is not positive.
    """
    best = {0: (0, ())}
    for name, kilograms, cents, crates in sorted(crops, reverse=True):
        if kilograms <= 0:
            raise ValueError(f"a crate of {name} weighs nothing")
        improved = {}
        for weight, (earned, taken) in best.items():
            for number in range(min(crates, MOST_CRATES) + 1):
                total = weight + number * kilograms
                if total > limit:
                    break
                candidate = (earned + number * cents, (number, *taken))
                if total not in improved or candidate > improved[total]:
                    improved[total] = candidate
        best = improved
    weight = max(best, key=lambda weight: (best[weight][0], -weight))
    names = sorted(crop[0] for crop in crops)
    return {name: number for name, number in zip(names, best[weight][1]) if number}


def earnings(load, crops):
    """Return the pair (cents, kilograms) of a choice; KeyError for a crop that is not in `crops`."""
    table = {name: (kilograms, cents) for name, kilograms, cents, _ in crops}
    cents = sum(table[name][1] * number for name, number in load.items())
    kilograms = sum(table[name][0] * number for name, number in load.items())
    return cents, kilograms
