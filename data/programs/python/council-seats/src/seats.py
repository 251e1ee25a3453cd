"""Seats of a council by the method of d'Hondt."""

from fractions import Fraction

THRESHOLD_PERCENT = 3


class TieError(Exception):
    """The last seats must be drawn by lot: `lists` (sorted) compete for `seats` seats."""

    def __init__(self, lists, seats):
        super().__init__(f"lot between {', '.join(lists)} for {seats}")
        self.lists = lists
        self.seats = seats


def admitted(votes):
    """Return the lists, in order of name, that have at least THRESHOLD_PERCENT of all votes.

    A list without votes is never admitted.
    """
    total = sum(votes.values())
    return [name for name in sorted(votes) if votes[name] and votes[name] * 100 >= total * THRESHOLD_PERCENT]


def distribute(votes, seats):
    """Return a dict from every list to its seats, in the order of `votes`.

    Only admitted lists get seats. The votes of each are divided by 1, 2, 3 and so on, and the
    seats go to the largest quotients. Raises TieError if quotients that are equal compete for
    fewer seats than they need, and ValueError if there are seats but no admitted list.
    """
    result = dict.fromkeys(votes, 0)
    lists = admitted(votes)
    if seats > 0 and not lists:
        raise ValueError("no list is admitted")
    left = seats
    while left > 0:
        best = _best(votes, result, lists)
        if len(best) > left:
            raise TieError(best, left)
        for name in best:
            result[name] += 1
        left -= len(best)
    return result


def next_seat(votes, seats):
    """Return the sorted lists that would get the seat after `seats` ones: one, or several on a tie."""
    return _best(votes, distribute(votes, seats), admitted(votes))


def _best(votes, result, lists):
    """The lists with the largest next quotient."""
    quotients = {name: Fraction(votes[name], result[name] + 1) for name in lists}
    largest = max(quotients.values())
    return [name for name in lists if quotients[name] == largest]
