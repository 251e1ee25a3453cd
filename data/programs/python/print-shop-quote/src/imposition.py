"""How copies are laid out on printing sheets. All measures are whole millimetres."""

BLEED = 3
GRIPPER = 10
SETUP_WASTE = 20
RUN_WASTE_PERMILLE = 15


def copies_per_sheet(copy, sheet):
    """Return how many copies fit on one sheet; 0 if not even one does.

    `copy` and `sheet` are pairs (width, height). Each copy needs BLEED on all four sides. The
    press holds the sheet at its lower edge, so GRIPPER of the sheet's height cannot be
    printed. All copies lie the same way, upright or turned by a quarter, whichever gives more.
    """
    width = copy[0] + 2 * BLEED
    height = copy[1] + 2 * BLEED
    usable = (sheet[0], sheet[1] - GRIPPER)
    upright = (usable[0] // width) * (usable[1] // height)
    turned = (usable[0] // height) * (usable[1] // width)
    return max(upright, turned, 0)


def sheets_needed(copies, per_sheet):
    """Return the sheets to order for a run of `copies` with `per_sheet` copies on a sheet.

    To the sheets that carry copies comes waste: RUN_WASTE_PERMILLE of them, rounded up, but
    at least SETUP_WASTE. Raises ValueError if either number is less than 1.
    """
    if copies < 1 or per_sheet < 1:
        raise ValueError("copies and per_sheet must be at least 1")
    good = -(-copies // per_sheet)
    waste = -(-good * RUN_WASTE_PERMILLE // 1000)
    return good + max(waste, SETUP_WASTE)
