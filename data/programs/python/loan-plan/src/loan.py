"""Loans with equal monthly instalments.

Amounts are whole cents. A rate is given in basis points a year: 450 is 4.5 percent.
"""

from fractions import Fraction

MOST_MONTHS = 360
HIGHEST_RATE = 2000


def monthly_rate(rate):
    """Return a yearly rate in basis points as a Fraction a month: a twelfth of it."""
    return Fraction(rate, 10_000 * 12)


def instalment(amount, rate, months):
    """Return the monthly instalment in cents, rounded up.

    It is the one with which `amount` is paid back after `months` months, with interest on what is
    left at the monthly rate; without interest it is the amount divided by the months. Raises
    ValueError unless the amount is positive, the months are 1 to MOST_MONTHS, and the rate is 0
    to HIGHEST_RATE.
    """
    if amount <= 0 or not 1 <= months <= MOST_MONTHS or not 0 <= rate <= HIGHEST_RATE:
        raise ValueError("the credit union gives no such loan")
    share = monthly_rate(rate)
    if share == 0:
        exact = Fraction(amount, months)
    else:
        growth = (1 + share) ** months
        exact = amount * share * growth / (growth - 1)
    return -(-exact.numerator // exact.denominator)


def plan(amount, rate, months, extra=None):
    """Return the plan as a list of tuples (month, interest, repayment, left), from month 1 on.

    The interest of a month is the monthly rate times what is left, rounded half up to cents; the
    rest of the instalment repays the loan. `extra` maps months to payments beyond the
    instalment, which repay the loan as well. No more is repaid than is left, and the plan ends
    with the month in which nothing is left. Raises ValueError as instalment does, and for an
    extra payment that is negative.
    """
    extra = extra or {}
    if min(extra.values(), default=0) < 0:
        raise ValueError("an extra payment cannot be negative")
    payment = instalment(amount, rate, months)
    share = monthly_rate(rate)
    rows = []
    left = amount
    month = 0
    while left > 0:
        month += 1
        interest = int(left * share + Fraction(1, 2))
        repayment = min(left, payment - interest + extra.get(month, 0))
        left -= repayment
        rows.append((month, interest, repayment, left))
    return rows


def total_interest(rows):
    """Return the sum of the interest of a plan."""
    return sum(interest for _, interest, _, _ in rows)


def saved_by(amount, rate, months, extra):
    """Return the pair (months, cents of interest) that extra payments save."""
    usual = plan(amount, rate, months)
    faster = plan(amount, rate, months, extra)
    return len(usual) - len(faster), total_interest(usual) - total_interest(faster)
