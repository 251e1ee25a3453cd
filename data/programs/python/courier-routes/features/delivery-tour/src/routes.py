"""Ways through a town. `streets` is always a dict as parse_map returns it."""

import heapq


def fastest(streets, start, end, closed=()):
    """Return the pair (minutes, places) of the fastest way, or None if there is none.

    The places include both ends; from a place to itself the way is (0, [place]). Places in
    `closed` cannot be passed, nor be an end. Of several fastest ways, the one with the fewest
    places is returned, and of those the one whose list of places is the smallest. Raises
    KeyError if `start` or `end` is not on the map.
    """
    for place in (start, end):
        if place not in streets:
            raise KeyError(place)
    return _ways(streets, start, closed).get(end)


def tour(streets, places):
    """Return the pair (minutes, places along the way) of visiting `places` in their order.

    Each leg is a fastest way; the place where a leg ends and the next begins stands there
    once. None if a leg has no way. Raises ValueError without places, and KeyError for one that
    is not on the map.
    """
    if not places:
        raise ValueError("a tour needs a place")
    minutes, along = fastest(streets, places[0], places[0])
    for start, end in zip(places, places[1:]):
        leg = fastest(streets, start, end)
        if leg is None:
            return None
        minutes += leg[0]
        along = along + leg[1][1:]
    return minutes, along


def reachable(streets, start, minutes):
    """Return the sorted places that can be reached from `start` within `minutes`, itself included."""
    ways = _ways(streets, start, ())
    return sorted(place for place, (needed, _) in ways.items() if needed <= minutes)


def best_depot(streets):
    """Return the place whose farthest other place is reached soonest.

    Only places from which all others can be reached count; of equally good ones the first in
    the alphabet is returned. None if there is no such place.
    """
    best = None
    for place in sorted(streets):
        ways = _ways(streets, place, ())
        if len(ways) < len(streets):
            continue
        farthest = max(minutes for minutes, _ in ways.values())
        if best is None or farthest < best[0]:
            best = (farthest, place)
    return best[1] if best else None


def _ways(streets, start, closed):
    """The best way to every place that can be reached from `start`."""
    ways = {}
    queue = [(0, 1, [start])]
    while queue:
        minutes, length, places = heapq.heappop(queue)
        here = places[-1]
        if here in ways or here in closed:
            continue
        ways[here] = (minutes, places)
        for neighbour, more in streets[here].items():
            heapq.heappush(queue, (minutes + more, length + 1, places + [neighbour]))
    return ways
