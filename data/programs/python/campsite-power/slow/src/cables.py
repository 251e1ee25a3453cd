"""Cables between the pitches of a campsite. A cable is a tuple (metres, one end, other end)."""


class _Groups:
    """Points that belong together."""

    def __init__(self):
        self._parent = {}

    def find(self, point):
        """The point that stands for the group of `point`."""
        root = point
        while self._parent.setdefault(root, root) != root:
            root = self._parent[root]
        while point != root:
            self._parent[point], point = root, self._parent[point]
        return root

    def join(self, one, other):
        """Join the groups of two points; False if they were one group already."""
        root, under = self.find(one), self.find(other)
        self._parent[under] = root
        return root != under


def plan_cables(possible):
    """Return the cables to lay, chosen from the list of possible ones.

    All points that the possible cables can join are joined in the end, and the sum of the
    metres is as small as can be. Cables are tried from the shortest to the longest, of equal
    length in the order of their ends as they stand in the tuples, and the result comes in
    that order. A cable from a point to itself is never laid. Raises ValueError for a cable
    whose length is not positive.
    """
    groups = _Groups()
    chosen = []
    for cable in sorted(possible):
        metres, one, other = cable
        if metres <= 0:
            raise ValueError(f"the cable from {one} to {other} has no length")
        if groups.join(one, other):
            chosen.append(cable)
    return chosen


def networks(points, cables):
    """Return the groups of points that are joined by cables, directly or over others.

    Each group is a sorted list; the groups come in order of their first points. A point
    without cables is a group of its own. Ends of cables that are not in `points` belong to the
    groups as well.
    """
    groups = [{point} for point in points]
    for _, one, other in cables:
        groups += [{one}, {other}]
    changed = True
    while changed:
        changed = False
        for one in groups:
            for other in groups:
                if one is not other and _joined(one, other, cables):
                    groups.remove(other)
                    one |= other
                    changed = True
                    break
            if changed:
                break
    return sorted(sorted(group) for group in groups)


def _joined(one, other, cables):
    if one & other:
        return True
    for _, start, end in cables:
        if (start in one and end in other) or (start in other and end in one):
            return True
    return False
