"""Settling of balances."""


def settle(balances):
    """Return payments (from, to, cents) after which all balances are zero.

    As long as there are two people whose balances cancel each other out exactly, they settle
    between themselves: first the largest such amount, on a tie the debtor and then the
    creditor who come first in the alphabet. After that, the largest debtor pays the largest
    creditor as much as both need, again and again; ties are decided by the alphabet. Payments
    come in the order in which they were found. Raises ValueError if the balances do not add
    up to 0.
    """
    if sum(balances.values()) != 0:
        raise ValueError("the balances do not add up to 0")
    left = dict(balances)
    payments = []

    def pay(debtor, creditor):
        """Record a payment that makes at least one of the two balances zero."""
        cents = min(-left[debtor], left[creditor])
        payments.append((debtor, creditor, cents))
        left[debtor] += cents
        left[creditor] -= cents

    for debtor in sorted(left, key=lambda person: (left[person], person)):
        for creditor in sorted(left):
            if left[debtor] < 0 and left[creditor] == -left[debtor]:
                pay(debtor, creditor)
    while any(left.values()):
        debtor = min(left, key=lambda person: (left[person], person))
        creditor = min(left, key=lambda person: (-left[person], person))
        pay(debtor, creditor)
    return payments
