"""The command `report`."""

from src.log import clock, parse_log
from src.visits import busiest, overlong, visits


def main(argv, lines, out):
    """Report on the lines of a log, calling `out` with each line to print; return the status.

    It prints, in this order: `visits: N`; `busiest: HH:MM with N` (left out without visits);
    for each overlong visit `C017 stayed N min`; for each visit without an end `C017 still
    inside`; for each odd event `odd: HH:MM in C017`; for each bad line `cannot read line N`.
    With the argument `--strict` the status is 1 if there are odd events or bad lines. Any other
    argument prints `usage: report [--strict]` alone, with the status 2.
    """
    if argv not in ([], ["--strict"]):
        out("usage: report [--strict]")
        return 2
    events, bad = parse_log(lines)
    found, odd = visits(events)
    out(f"visits: {len(found)}")
    if found:
        minute, people = busiest(found)
        out(f"busiest: {clock(minute)} with {people}")
    for card, start, end in overlong(found):
        out(f"{card} stayed {end - start} min")
    for card, _, end in found:
        if end is None:
            out(f"{card} still inside")
    for minute, direction, card in odd:
        out(f"odd: {clock(minute)} {direction} {card}")
    for number in bad:
        out(f"cannot read line {number}")
    return 1 if argv and (odd or bad) else 0
