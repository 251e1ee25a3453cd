import hashlib
import unittest

from src.ring import PLACES, Ring, moved, place, shares

PHOTOS = [f"p{number}" for number in range(300)]


def ring(**sizes):
    made = Ring()
    for box, size in sizes.items():
        made.add(box, size)
    return made


def expected(photo, sizes, copies):
    """The boxes by a full sort, written in another way."""
    def hashed(text):
        return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)

    own = hashed(photo)
    entries = [(hashed(f"{box}#{n}"), box) for box, size in sizes.items() for n in range(size * 40)]
    entries.sort(key=lambda entry: (entry[0] <= own, entry))
    found = []
    for _, box in entries:
        if box not in found:
            found.append(box)
    return found[:copies]


class RingHiddenTest(unittest.TestCase):
    def test_places(self):
        self.assertEqual(place("abc"), 0xBA7816BF)
        self.assertEqual(place("é"), int(hashlib.sha256("é".encode()).hexdigest()[:8], 16))
        self.assertEqual(PLACES, 40)

    def test_boxes_by_another_way(self):
        sizes = {"x": 1, "y": 2, "z": 1}
        made = ring(**sizes)
        for photo in PHOTOS:
            for copies in (1, 2, 3):
                self.assertEqual(made.boxes_for(photo, copies), expected(photo, sizes, copies))

    def test_a_photo_at_the_very_place_of_a_box_lies_in_the_next_one(self):
        sizes = {"x": 1, "y": 1}
        for number in range(40):
            photo = f"x#{number}"
            self.assertEqual(ring(**sizes).boxes_for(photo), expected(photo, sizes, 1))

    def test_copies(self):
        made = ring(a=1, b=1)
        self.assertEqual(sorted(made.boxes_for("q", 5)), ["a", "b"])
        self.assertEqual(made.boxes_for("q", 0), [])
        self.assertEqual(made.boxes_for("q"), made.boxes_for("q", 2)[:1])
        self.assertEqual(Ring().boxes_for("q"), [])

    def test_removing_gives_the_ring_before(self):
        made, other = ring(a=1, b=1), ring(a=1, b=1, c=3)
        self.assertEqual(other.boxes, ["a", "b", "c"])
        other.remove("c")
        self.assertEqual(moved(PHOTOS, made, other), [])
        self.assertEqual(other.boxes, ["a", "b"])
        with self.assertRaises(KeyError):
            other.remove("c")

    def test_what_moves(self):
        before, after = ring(a=1), ring(a=1, b=1)
        self.assertEqual(moved(PHOTOS, before, after), [p for p in PHOTOS if after.boxes_for(p) == ["b"]])

    def test_sizes(self):
        for size in (0, -1):
            with self.assertRaises(ValueError):
                ring(a=size)
        made = ring(a=1)
        with self.assertRaises(ValueError):
            made.add("a", 2)
        self.assertEqual(shares(PHOTOS, made), {"a": 300})

    def test_shares(self):
        made = ring(b=3, a=1)
        counts = shares(PHOTOS, made)
        self.assertEqual(list(counts), ["a", "b"])
        self.assertEqual(counts["a"], sum(made.boxes_for(p) == ["a"] for p in PHOTOS))
        self.assertEqual(shares([], made), {"a": 0, "b": 0})
        self.assertEqual(shares(PHOTOS, Ring()), {})
