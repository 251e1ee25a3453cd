"""Discounts of a bookshop.

A basket is a list of items, dicts with `title`, `kind`, `cents` and `count`. A customer is a dict
with the optional keys `student` (a truth value) and `voucher` (a truth value).
"""

from itertools import combinations

STUDENT_PERCENT = 12
VOUCHER = 500
VOUCHER_FROM = 3000
THREE_FOR_TWO = "paperback"
MOST_COMBINED = 2
FIXED_PRICE = "calendar"


def total(basket):
    """Return the price of a basket without discounts, in cents."""
    return sum(item["cents"] * item["count"] for item in basket)


def applicable(basket, customer):
    """Return a dict from name to cents of all discounts that a basket earns, in this order:

    - `student`: STUDENT_PERCENT of all textbooks together, rounded down, for students
    - `3 for 2`: of every three pieces of the kind THREE_FOR_TWO the cheapest one is free; the
      pieces are grouped from the most expensive to the cheapest
    - `voucher`: VOUCHER cents for customers with a voucher, if the basket costs at least
      VOUCHER_FROM without the kind FIXED_PRICE, on which no voucher can be used

    Discounts of zero are left out.
    """
    found = {}
    if customer.get("student"):
        textbooks = [item for item in basket if item["kind"] == "textbook"]
        found["student"] = total(textbooks) * STUDENT_PERCENT // 100
    pieces = sorted(
        (item["cents"] for item in basket if item["kind"] == THREE_FOR_TWO for _ in range(item["count"])),
        reverse=True,
    )
    found["3 for 2"] = sum(pieces[2::3])
    free_price = [item for item in basket if item["kind"] != FIXED_PRICE]
    if customer.get("voucher") and total(free_price) >= VOUCHER_FROM:
        found["voucher"] = VOUCHER
    return {name: cents for name, cents in found.items() if cents > 0}


def best_combination(discounts):
    """Return the names of at most MOST_COMBINED discounts that save the most together.

    `student` and `3 for 2` cannot be combined. If several combinations save the same, the one
    with fewer discounts is taken, then the one that comes first in the order of `discounts`.
    """
    best = ()
    for size in range(1, MOST_COMBINED + 1):
        for names in combinations(discounts, size):
            if {"student", "3 for 2"} <= set(names):
                continue
            if sum(discounts[name] for name in names) > sum(discounts[name] for name in best):
                best = names
    return list(best)


def checkout(basket, customer):
    """Return the receipt as a list of lines.

    One line `COUNT x TITLE: CENTS` per item, `-CENTS NAME` per discount of the best
    combination, and `total: CENTS`. Items with the count 0 are left out. Raises ValueError for a
    negative count or price.
    """
    if any(item["count"] < 0 or item["cents"] < 0 for item in basket):
        raise ValueError("counts and prices cannot be negative")
    discounts = applicable(basket, customer)
    chosen = best_combination(discounts)
    lines = [f"{item['count']} x {item['title']}: {total([item])}" for item in basket if item["count"]]
    lines += [f"-{discounts[name]} {name}" for name in chosen]
    saved = sum(discounts[name] for name in chosen)
    return [*lines, f"total: {total(basket) - saved}"]
