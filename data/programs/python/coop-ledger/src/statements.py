"""Statements drawn up from a ledger."""

from src.ledger import CHART


def trial_balance(ledger, day=None):
    """Return the triples (number, name, balance) of all accounts whose balance is not zero.

    They come in order of number; lines after `day` do not count.
    """
    balances = {}
    for _, _, account, amount in ledger.lines(end=day):
        balances[account] = balances.get(account, 0) + amount
    return [(account, CHART[account], balances[account]) for account in sorted(balances) if balances[account]]


def surplus(ledger, start, end):
    """Return income less expenses from `start` to `end`, both included.

    Income accounts have numbers from 400 to 499, expense accounts from 500 to 599. Income is
    booked as credit, so a good year gives a positive number; a loss gives a negative one.
    """
    return -sum(amount for _, _, account, amount in ledger.lines(start, end) if 400 <= account <= 599)
