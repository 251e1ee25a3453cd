"""Prices of print jobs, in cents."""

from src.imposition import copies_per_sheet, sheets_needed

PLATE = 1850
PASS_PER_THOUSAND = 2400
FOLD_PER_HUNDRED = 95
RUSH_PERCENT = 30


def quote(job, paper, *, rush=False):
    """Return a dict from item to cents for a job, with the sum under `total`.

    `job` has the keys `size` (width, height), `copies`, `colours` (of the front and of the
    back, such as (4, 1)) and `folds`. `paper` has the keys `size` and `cents`, the price of
    one sheet. The items are, in this order:

    - `paper`: all sheets, waste included
    - `plates`: one plate for each colour of each side
    - `printing`: PASS_PER_THOUSAND for every thousand sheets begun, for each side that has a
      colour
    - `folding`: FOLD_PER_HUNDRED for every hundred copies begun, for each fold; the item is
      left out if there are no folds
    - `rush`: RUSH_PERCENT of all items before it, rounded up; only if `rush` is true

    Raises ValueError if the copy does not fit on the paper or no side has a colour.
    """
    per_sheet = copies_per_sheet(job["size"], paper["size"])
    if per_sheet == 0:
        raise ValueError("the copy does not fit on the paper")
    passes = sum(1 for colours in job["colours"] if colours > 0)
    if passes == 0:
        raise ValueError("nothing to print")
    sheets = sheets_needed(job["copies"], per_sheet)
    items = {
        "paper": sheets * paper["cents"],
        "plates": sum(job["colours"]) * PLATE,
        "printing": -(-sheets // 1000) * passes * PASS_PER_THOUSAND,
    }
    if job["folds"]:
        items["folding"] = -(-job["copies"] // 100) * job["folds"] * FOLD_PER_HUNDRED
    if rush:
        items["rush"] = -(-sum(items.values()) * RUSH_PERCENT // 100)
    items["total"] = sum(items.values())
    return items
