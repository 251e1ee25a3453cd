"""Coins in cents."""

COINS = (200, 100, 50, 20, 10, 5)


def make_change(amount, coins):
    """Return the fewest coins that make `amount`, as a dict from coin to number, or None.

    `coins` maps coins to how many there are. None means that the amount cannot be made. Of
    several solutions with equally few coins the one with more of the largest coin is taken,
    then with more of the next one, and so on. Coins that are not used are left out; the
    amount 0 gives an empty dict.
    """
    kinds = sorted((coin for coin, number in coins.items() if number > 0), reverse=True)
    return _search(amount, kinds, coins)


def _search(amount, kinds, coins):
    if amount == 0:
        return {}
    if not kinds:
        return None
    coin, *smaller = kinds
    best = None
    for number in range(min(amount // coin, coins[coin]), -1, -1):
        rest = _search(amount - number * coin, smaller, coins)
        if rest is None:
            continue
        found = {coin: number, **rest} if number else rest
        if best is None or sum(found.values()) < sum(best.values()):
            best = found
    return best
