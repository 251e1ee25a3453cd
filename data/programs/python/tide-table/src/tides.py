"""Tides by the rule of twelfths. Times are minutes, heights whole centimetres."""

import re

TWELFTHS = (1, 2, 3, 3, 2, 1)
UNDER_KEEL = 30
STEP = 5
_ENTRY = re.compile(r"(\d\d):([0-5]\d)\s+(-?\d+)")


def parse_table(text):
    """Return the entries of a table with lines `06:10 412` as pairs (minute, height).

    Each line is a high or a low water. A time that is not later than the one before belongs to
    the next day, so that the minutes grow from line to line. Empty lines are skipped. Raises
    ValueError for a line that cannot be read, with an hour above 23, or for a table with fewer
    than two entries.
    """
    entries = []
    day = 0
    for line in text.splitlines():
        if not line.strip():
            continue
        match = _ENTRY.fullmatch(line.strip())
        if match is None or int(match[1]) > 23:
            raise ValueError(f"cannot read {line.strip()!r}")
        minute = day + int(match[1]) * 60 + int(match[2])
        if entries and minute <= entries[-1][0]:
            day += 24 * 60
            minute += 24 * 60
        entries.append((minute, int(match[3])))
    if len(entries) < 2:
        raise ValueError("a table has at least two entries")
    return entries


def height_at(entries, minute):
    """Return the height at a minute, rounded down.

    Between two entries the time is divided into six equal parts, in which the water moves by
    TWELFTHS of the difference, evenly within each part. Raises ValueError for a minute before the
    first entry or after the last one.
    """
    if not entries[0][0] <= minute <= entries[-1][0]:
        raise ValueError("the table does not reach that time")
    index = max(i for i, (start, _) in enumerate(entries[:-1]) if start <= minute)
    (start, before), (end, after) = entries[index : index + 2]
    part, rest = divmod((minute - start) * 6, end - start)
    done = sum(TWELFTHS[:part]) * (end - start)
    if rest:
        done += TWELFTHS[part] * rest
    return before + (after - before) * done // (12 * (end - start))


def passable(entries, sill, draught):
    """Return the times in which a boat can pass, as pairs (first minute, last minute).

    A boat with that draught passes when the height less the height of the sill is at least the
    draught and UNDER_KEEL. The water is looked at every STEP minutes from the first entry on, up to
    the last entry; a pair spans the times of a run at which the boat can pass.
    """
    needed = sill + draught + UNDER_KEEL
    spans = []
    open_span = False
    for minute in range(entries[0][0], entries[-1][0] + 1, STEP):
        passes = height_at(entries, minute) >= needed
        if passes and open_span:
            spans[-1] = (spans[-1][0], minute)
        elif passes:
            spans.append((minute, minute))
        open_span = passes
    return spans
