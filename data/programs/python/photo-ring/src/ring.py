"""Consistent hashing: boxes have places on a ring, and a photo lies in the next box on it."""

import hashlib
from bisect import bisect_right, insort

PLACES = 40


def place(text):
    """Return the place of a text on the ring: the first four bytes of its SHA-256, big-endian."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


class Ring:
    """Boxes with their places. A box of size n has n * PLACES of them."""

    def __init__(self):
        self._places = []
        self._sizes = {}

    @property
    def boxes(self):
        """The names of all boxes, sorted."""
        return sorted(self._sizes)

    def add(self, box, size=1):
        """Add a box. Its places are those of the texts `NAME#0`, `NAME#1` and so on.

        Raises ValueError for a box that is there already or a size below 1.
        """
        if box in self._sizes or size < 1:
            raise ValueError(f"cannot add {box} of size {size}")
        self._sizes[box] = size
        for number in range(size * PLACES):
            insort(self._places, (place(f"{box}#{number}"), box))

    def remove(self, box):
        """Remove a box; raises KeyError if it is not there."""
        del self._sizes[box]
        self._places = [entry for entry in self._places if entry[1] != box]

    def boxes_for(self, photo, copies=1):
        """Return the names of the boxes in which the copies of a photo lie, the first copy first.

        It is the box with the first place after the photo's own one, round the ring, and for
        further copies the next boxes on the ring that were not met yet. If there are fewer boxes
        than copies, all of them are returned.
        """
        found = []
        start = bisect_right(self._places, (place(photo), "\U0010ffff"))
        for _, box in self._places[start:] + self._places[:start]:
            if len(found) >= copies:
                break
            if box not in found:
                found.append(box)
        return found


def moved(photos, before, after):
    """Return the photos, in the order given, whose first copy lies in another box of the ring `after`
    than of the ring `before`."""
    return [photo for photo in photos if before.boxes_for(photo) != after.boxes_for(photo)]


def shares(photos, ring):
    """Return a dict from each box, in order of name, to the number of photos whose first copy it has."""
    counts = dict.fromkeys(ring.boxes, 0)
    for photo in photos:
        for box in ring.boxes_for(photo):
            counts[box] += 1
    return counts
