import unittest

from src.ring import Ring, moved, place, shares

PHOTOS = [f"photo-{number}" for number in range(200)]


def ring(*boxes):
    made = Ring()
    for box in boxes:
        made.add(box)
    return made


class RingTest(unittest.TestCase):
    def test_places(self):
        self.assertEqual(place("photo-1"), place("photo-1"))
        self.assertTrue(0 <= place("photo-1") < 2**32)

    def test_a_single_box_has_everything(self):
        self.assertEqual(ring("attic").boxes_for("photo-1", copies=3), ["attic"])

    def test_copies_lie_in_different_boxes(self):
        boxes = ring("a", "b", "c").boxes_for("photo-1", copies=2)
        self.assertEqual(len(set(boxes)), 2)

    def test_a_new_box_only_takes(self):
        before, after = ring("a", "b"), ring("a", "b", "c")
        changed = moved(PHOTOS, before, after)
        self.assertTrue(changed)
        self.assertEqual({after.boxes_for(photo)[0] for photo in changed}, {"c"})

    def test_shares(self):
        self.assertEqual(sum(shares(PHOTOS, ring("a", "b", "c")).values()), 200)

    def test_a_box_twice(self):
        with self.assertRaises(ValueError):
            ring("a", "a")
