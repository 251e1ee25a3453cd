"""The score of a tennis match between two players, 0 and 1."""

CALLS = ("love", "fifteen", "thirty", "forty")
GAMES_FOR_SET = 6
POINTS_FOR_TIEBREAK = 7
SETS_FOR_MATCH = 2


class Match:
    """A match: points make games, games make sets, and SETS_FOR_MATCH sets make the match.

    A game needs four points and a set needs GAMES_FOR_SET games, both with two more than the
    other player. At six games all a tie-break is played: it needs POINTS_FOR_TIEBREAK points,
    with two more than the other player, and wins the set by 7 to 6.
    """

    def __init__(self, names):
        self.names = tuple(names)
        self.points = [0, 0]
        self.games = [0, 0]
        self.sets = []

    @property
    def winner(self):
        """The name of the player who won the match, None as long as it goes on."""
        for player in (0, 1):
            if self._sets_won(player) == SETS_FOR_MATCH:
                return self.names[player]
        return None

    @property
    def in_tiebreak(self):
        """Whether the present game is a tie-break."""
        return self.games == [GAMES_FOR_SET, GAMES_FOR_SET]

    def point(self, player):
        """Count a point for `player`, 0 or 1.

        Raises ValueError if there is no such player or the match is over.
        """
        if player not in (0, 1):
            raise ValueError(f"there is no player {player}")
        if self.winner is not None:
            raise ValueError("the match is over")
        other = 1 - player
        needed = POINTS_FOR_TIEBREAK if self.in_tiebreak else 4
        self.points[player] += 1
        if self.points[player] < needed or self.points[player] - self.points[other] < 2:
            return
        won_tiebreak = self.in_tiebreak
        self.points = [0, 0]
        self.games[player] += 1
        ahead = self.games[player] - self.games[other] >= 2
        if won_tiebreak or (self.games[player] >= GAMES_FOR_SET and ahead):
            self.sets.append(tuple(self.games))
            self.games = [0, 0]

    def call(self):
        """Return the score of the present game as the umpire calls it.

        `fifteen-love`, always player 0 first; `thirty all` for equal points below forty;
        `deuce` for equal points from forty on, and `advantage NAME` for one point more then. In
        a tie-break the points as numbers: `3-1`, or `3 all`. After the match, `match NAME`.
        """
        if self.winner is not None:
            return f"match {self.winner}"
        first, second = self.points
        if self.in_tiebreak:
            return f"{first} all" if first == second else f"{first}-{second}"
        if min(first, second) >= 3:
            if first == second:
                return "deuce"
            return f"advantage {self.names[0 if first > second else 1]}"
        if first == second:
            return f"{CALLS[first]} all"
        return f"{CALLS[first]}-{CALLS[second]}"

    def score(self):
        """Return all sets, and the present one unless it stands at 0-0, as in `6-4 2-1`."""
        sets = [*self.sets]
        if self.games != [0, 0]:
            sets.append(tuple(self.games))
        return " ".join(f"{first}-{second}" for first, second in sets)

    def _sets_won(self, player):
        return sum(1 for games in self.sets if games[player] > games[1 - player])


def replay(names, points):
    """Return the Match after `points`, a string in which A stands for player 0 and B for player 1.

    Space is ignored. Raises ValueError for any other character, and for points after the end.
    """
    match = Match(names)
    for letter in "".join(points.split()):
        match.point("AB".find(letter))
    return match
