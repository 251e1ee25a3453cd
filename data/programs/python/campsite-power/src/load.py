"""The load of the cables of a network without circles."""

SOURCE = "house"
LIMIT = 3600


def overloaded(cables, watts):
    """Return the cables that carry more than LIMIT, as pairs (cable, load), in the given order.

    `watts` maps pitches to what they use; a pitch that is not listed uses nothing. Every pitch
    draws its power from SOURCE along the cables, so a cable carries what all pitches behind it
    use together. Cables that are not joined with SOURCE carry nothing. The cables must form no
    circle.
    """
    neighbours = {}
    for cable in cables:
        _, one, other = cable
        neighbours.setdefault(one, []).append((other, cable))
        neighbours.setdefault(other, []).append((one, cable))
    loads = {}

    def load_behind(point, came_by):
        """The power used at `point` and behind it, seen from the cable `came_by`."""
        total = watts.get(point, 0)
        for other, cable in neighbours.get(point, []):
            if cable is not came_by:
                loads[cable] = load_behind(other, cable)
                total += loads[cable]
        return total

    load_behind(SOURCE, None)
    return [(cable, loads[cable]) for cable in cables if loads.get(cable, 0) > LIMIT]
