"""What to order."""

PACKS = {"malt": 25_000, "hops": 5_000, "yeast": 500}
DEFAULT_PACK = 1_000
SAFETY_DAYS = 14


def reorder(stock, minimum, day):
    """Return a dict from material to the number of packs to order, in order of the name.

    `minimum` maps materials to the grams that must be there. Only what may still be used
    SAFETY_DAYS after `day` counts. A pack holds PACKS[material] grams, or DEFAULT_PACK.
    Materials of which there is enough are left out.
    """
    order = {}
    for material in sorted(minimum):
        short = minimum[material] - stock.amount(material, day + SAFETY_DAYS)
        if short > 0:
            order[material] = -(-short // PACKS.get(material, DEFAULT_PACK))
    return order
