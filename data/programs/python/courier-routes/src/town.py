"""Street maps as text.

    Market - Mill: 4
    Mill > Church: 2     # one-way

A line names two places and the minutes between them.
"""

import re

_STREET = re.compile(r"([^->:]+?)\s*([->])\s*([^->:]+?)\s*:\s*(\d+)")


def parse_map(text):
    """Return the streets of a map: a dict from place to a dict from neighbour to minutes.

    `-` joins both directions, `>` only leads from the first place to the second. Every place
    of the map is a key, even if no street leads away from it. Of several streets in the same
    direction the fastest counts. `#` starts a comment; empty lines are skipped. Raises
    ValueError, with the line, for a line of another form or a street from a place to itself.
    """
    streets = {}
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        match = _STREET.fullmatch(line)
        if match is None or match[1] == match[3]:
            raise ValueError(f"cannot read {line!r}")
        start, direction, end, minutes = match.groups()
        _join(streets, start, end, int(minutes))
        streets.setdefault(end, {})
        if direction == "-":
            _join(streets, end, start, int(minutes))
    return streets


def _join(streets, start, end, minutes):
    ways = streets.setdefault(start, {})
    ways[end] = min(minutes, ways.get(end, minutes))
