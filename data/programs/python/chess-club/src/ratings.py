"""Elo ratings, rounded to whole points."""

LARGEST_DIFFERENCE = 400
STRONG = 2000
CHANGE = 32
CHANGE_OF_THE_STRONG = 16


def expected_score(own, other):
    """Return the score, between 0 and 1, that a player may expect against another.

    It is 1 / (1 + 10 ** (d / 400)), where d is the other's rating less the own one, but never
    more than LARGEST_DIFFERENCE either way.
    """
    difference = max(-LARGEST_DIFFERENCE, min(LARGEST_DIFFERENCE, other - own))
    return 1 / (1 + 10 ** (difference / 400))


def update(own, other, score):
    """Return the new rating of a player with the rating `own` after a game against `other`.

    `score` is 1, 0.5 or 0; other values raise ValueError. The rating changes by CHANGE times
    the difference between the score and the expected one, for players from STRONG on by
    CHANGE_OF_THE_STRONG times it. The result is rounded to a whole number, halves up, and
    never below 100.
    """
    if score not in (0, 0.5, 1):
        raise ValueError(f"{score} is no result of a game")
    change = CHANGE_OF_THE_STRONG if own >= STRONG else CHANGE
    exact = own + change * (score - expected_score(own, other))
    return max(100, int(exact + 0.5))
