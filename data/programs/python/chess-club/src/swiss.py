"""A Swiss tournament.

`games` is a list of triples (white, black, result), where the result is the score of white: 1,
0.5 or 0. A player without an opponent appears as (player, None, 1).
"""


def points(players, games):
    """Return a dict from player to points."""
    total = {player: 0 for player in players}
    for white, black, result in games:
        total[white] += result
        if black is not None:
            total[black] += 1 - result
    return total


def opponents(player, games):
    """Return the opponents of a player in the order of the games, None for a free round."""
    found = []
    for white, black, _ in games:
        if white == player:
            found.append(black)
        elif black == player:
            found.append(white)
    return found


def standings(players, games):
    """Return tuples (player, points, sum of the opponents' points), the best first.

    Equal points are decided by the sum of the points of all opponents, then by name; a free
    round has no opponent and adds nothing to that sum.
    """
    total = points(players, games)
    rows = []
    for player in players:
        strength = sum(total[other] for other in opponents(player, games) if other is not None)
        rows.append((player, total[player], strength))
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


def pair_round(players, games):
    """Return the pairs (white, black) of the next round.

    With an odd number of players, the last one in the standings who had no free round yet has
    one; that pair is (player, None) and comes last. The others are paired from the top of the
    standings: each with the next one below whom they have not met yet, or simply with the next
    one if they met all. Of the two, the one who had white less often has white; if it was equally
    often, the higher one in the standings. Raises ValueError if everybody had a free round.
    """
    waiting = [player for player, _, _ in standings(players, games)]
    free = None
    if len(waiting) % 2 == 1:
        candidates = [player for player in waiting if None not in opponents(player, games)]
        if not candidates:
            raise ValueError("everybody had a free round")
        free = candidates[-1]
        waiting.remove(free)
    pairs = []
    while waiting:
        higher = waiting.pop(0)
        met = opponents(higher, games)
        lower = next((player for player in waiting if player not in met), waiting[0])
        waiting.remove(lower)
        swap = _whites(lower, games) < _whites(higher, games)
        pairs.append((lower, higher) if swap else (higher, lower))
    if free is not None:
        pairs.append((free, None))
    return pairs


def _whites(player, games):
    return sum(1 for white, black, _ in games if white == player and black is not None)
