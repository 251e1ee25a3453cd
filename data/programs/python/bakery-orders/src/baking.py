"""What the bakery makes of a parsed order sheet."""

TRAY_SIZES = {"croissant": 24, "roll": 40, "rye loaf": 6}
DEFAULT_TRAY = 12
BULK_PIECES = 50
BULK_PERCENT = 8


def trays(sheet):
    """Return a dict from product to the number of trays that all customers together need.

    A tray takes TRAY_SIZES[product] pieces, or DEFAULT_TRAY of a product that is not listed
    there. The last tray of a product may be partly empty. Products come in order of name.
    """
    pieces = {}
    for orders in sheet.values():
        for product, amount in orders.items():
            pieces[product] = pieces.get(product, 0) + amount
    return {
        product: -(-amount // TRAY_SIZES.get(product, DEFAULT_TRAY))
        for product, amount in sorted(pieces.items())
    }


def bill(orders, prices):
    """Return what one customer pays in cents.

    `orders` maps products to pieces, `prices` maps products to cents per piece. A product of
    which the customer takes at least BULK_PIECES is BULK_PERCENT cheaper; the discount of
    each product is rounded down to whole cents. Raises KeyError for a product without price.
    """
    total = 0
    for product, pieces in orders.items():
        cost = prices[product] * pieces
        if pieces >= BULK_PIECES:
            cost -= cost * BULK_PERCENT // 100
        total += cost
    return total
