"""Splitting of amounts. All amounts are whole cents."""


def split(cents, shares):
    """Return a dict from person to cents: `cents` split in proportion to `shares`.

    Everybody first gets their part rounded down. The cents that are left over go one each to
    those whose parts lost the most by rounding, on a tie to the one who comes first in the
    alphabet. The parts add up to `cents` exactly. The dict is in the order of `shares`.

    `cents` must not be negative, no share may be negative, and at least one must be positive;
    otherwise ValueError is raised.
    """
    total = sum(shares.values())
    if cents < 0 or total <= 0 or min(shares.values()) < 0:
        raise ValueError("cannot split this amount")
    parts = {person: cents * share // total for person, share in shares.items()}
    left = cents - sum(parts.values())
    by_loss = sorted(shares, key=lambda person: (-(cents * shares[person] % total), person))
    for person in by_loss[:left]:
        parts[person] += 1
    return parts


def balances(people, expenses):
    """Return a dict from person to what they are owed; negative for those who owe.

    An expense is a dict with `payer`, `cents` and optionally `among`, the list of the people
    it was for (everybody if it is missing). It is split equally, or, if it has `days` instead of
    `among`, in proportion to the days that each person was there. The balances add up to 0.
    Raises ValueError if a payer or somebody in `among` or `days` is not one of `people`, or if
    an expense has both.
    """
    result = {person: 0 for person in people}
    for expense in expenses:
        if "days" in expense and "among" in expense:
            raise ValueError("an expense has either days or among")
        shares = expense.get("days") or dict.fromkeys(expense.get("among", people), 1)
        strangers = {expense["payer"], *shares} - set(people)
        if strangers:
            raise ValueError(f"{min(strangers)} does not live here")
        result[expense["payer"]] += expense["cents"]
        for person, cents in split(expense["cents"], shares).items():
            result[person] -= cents
    return result
