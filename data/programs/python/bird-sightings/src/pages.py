"""Pages of sightings, the newest first."""

from src.filters import FilterError, matches, parse_filters

DEFAULT_LIMIT = 20
MOST = 100


def encode_cursor(sighting):
    """Return a cursor that says where a sighting stands: `s`, its day and its ID, as in `s120.7`."""
    return f"s{sighting['day']}.{sighting['id']}"


def decode_cursor(cursor):
    """Return the pair (day, id) of a cursor; raises FilterError if it is none."""
    day, dot, key = cursor[1:].partition(".")
    if not (cursor.startswith("s") and dot and day.isdecimal() and key.isdecimal()):
        raise FilterError(f"{cursor!r} is no cursor")
    return int(day), int(key)


def page(sightings, parameters):
    """Return a page as a dict with `items` and `next`.

    Sightings come by day, the latest first, and within a day by ID, the largest first. The
    parameters are strings: `limit` (1 to MOST, DEFAULT_LIMIT without it), `after` (a cursor: only
    what comes after that place is returned, even if that sighting is gone), and those of
    parse_filters. `next` is the cursor of the last item if more follow, otherwise None.
    Raises FilterError for a bad parameter.
    """
    rest = dict(parameters)
    limit = rest.pop("limit", str(DEFAULT_LIMIT))
    if not limit.isdecimal() or not 1 <= int(limit) <= MOST:
        raise FilterError(f"limit must be 1 to {MOST}")
    after = rest.pop("after", None)
    place = decode_cursor(after) if after is not None else None
    conditions = parse_filters(rest)
    found = [
        sighting
        for sighting in sightings
        if matches(sighting, conditions)
        and (place is None or (sighting["day"], sighting["id"]) < place)
    ]
    found.sort(key=lambda sighting: (sighting["day"], sighting["id"]), reverse=True)
    items = found[: int(limit)]
    return {"items": items, "next": encode_cursor(items[-1]) if len(found) > len(items) else None}
