"""Notices as the county prints them: `A217: km 3.5 to 4.25, km 10 to end`."""

import re

_NOTICE = re.compile(r"\s*(\S+)\s*:(.*)")
_STRETCH = re.compile(r"km\s+(\d+(?:\.\d{1,3})?)\s+to\s+(\d+(?:\.\d{1,3})?|end)")


def parse_closures(text, lengths):
    """Return a dict from road to the list of its closures in metres, in the order of the notices.

    There is a notice per line; empty lines are skipped, and several notices for a road add
    up. Kilometres have at most three decimals. `end` stands for the length of the road, which
    is looked up in `lengths` (a dict from road to metres). Raises ValueError for a notice that
    cannot be read or a road that `lengths` does not have.
    """
    closures = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        match = _NOTICE.fullmatch(line)
        if match is None or match[1] not in lengths:
            raise ValueError(f"cannot read {line.strip()!r}")
        road = match[1]
        for part in match[2].split(","):
            stretch = _STRETCH.fullmatch(part.strip())
            if stretch is None:
                raise ValueError(f"cannot read {part.strip()!r}")
            start = _metres(stretch[1])
            end = lengths[road] if stretch[2] == "end" else _metres(stretch[2])
            closures.setdefault(road, []).append((start, end))
    return closures


def _metres(kilometres):
    whole, _, decimals = kilometres.partition(".")
    return int(whole) * 1000 + int(decimals.ljust(3, "0"))
