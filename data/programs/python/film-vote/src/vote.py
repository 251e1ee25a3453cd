"""Ranked votes. A ballot is a list of films, the favourite first; films may be left out."""


def parse_ballots(text):
    """Return the ballots of a text with one per line, such as `3: Alien > Brazil > Casablanca`.

    The number before the colon says how many members voted like that; without it there was one.
    Space around names is dropped, empty lines are skipped. Raises ValueError, with the number of
    the line, for a number that is none, an empty name, or a film that occurs twice.
    """
    ballots = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        count, colon, films = line.partition(":")
        if not colon:
            count, films = "1", line
        ballot = [film.strip() for film in films.split(">")]
        if not count.strip().isdecimal() or "" in ballot or len(set(ballot)) < len(ballot):
            raise ValueError(f"line {number} is no ballot")
        ballots += [ballot] * int(count)
    return ballots


def tally(ballots, films):
    """Return a dict from each of `films`, in order of name, to the ballots on which it is the
    first of them."""
    votes = dict.fromkeys(sorted(films), 0)
    for ballot in ballots:
        favourite = next((film for film in ballot if film in votes), None)
        if favourite is not None:
            votes[favourite] += 1
    return votes


def run_off(ballots):
    """Return the list of rounds of an instant run-off, each as tally gives it.

    The counting ends with the first round in which a film has more than half of the votes that
    still count for a film, or in which a single film is left; that film has won. Otherwise the film
    with the fewest votes goes out. If several have equally few, the one that had fewer votes in
    the round before goes out, and so on back to the first round; if they are equal in all rounds, the
    last one in the alphabet does. Without any film there are no rounds.
    """
    films = {film for ballot in ballots for film in ballot}
    rounds = []
    while films:
        votes = tally(ballots, films)
        rounds.append(votes)
        if max(votes.values()) * 2 > sum(votes.values()) or len(films) == 1:
            break
        films.remove(_weakest(rounds))
    return rounds


def winner(ballots):
    """Return the film that wins the run-off, None without any."""
    rounds = run_off(ballots)
    return max(rounds[-1], key=rounds[-1].get) if rounds else None


def pairwise_winner(ballots):
    """Return the film that more members prefer than not in comparison with every other, or None.

    A film on a ballot is preferred to all films that are not on it.
    """
    films = sorted({film for ballot in ballots for film in ballot})
    for film in films:
        if all(_margin(ballots, film, other) > 0 for other in films if other != film):
            return film
    return None


def _weakest(rounds):
    candidates = sorted(rounds[-1])
    for votes in reversed(rounds):
        fewest = min(votes[film] for film in candidates)
        candidates = [film for film in candidates if votes[film] == fewest]
    return candidates[-1]


def _margin(ballots, film, other):
    margin = 0
    for ballot in ballots:
        first = next((name for name in ballot if name in (film, other)), None)
        margin += (first == film) - (first == other)
    return margin
