import unittest

from src.routes import tour
from src.town import parse_map


class TourHiddenTest(unittest.TestCase):
    def test_a_leg_without_a_way(self):
        streets = parse_map("A > B: 2\nB > C: 3")
        self.assertIsNone(tour(streets, ["A", "C", "A"]))
        self.assertEqual(tour(streets, ["A", "B", "C"]), (5, ["A", "B", "C"]))

    def test_one_place_and_the_same_place_again(self):
        streets = parse_map("A - B: 2")
        self.assertEqual(tour(streets, ["A"]), (0, ["A"]))
        self.assertEqual(tour(streets, ["A", "A", "B"]), (2, ["A", "B"]))

    def test_unknown_places(self):
        with self.assertRaises(KeyError):
            tour(parse_map("A - B: 2"), ["X"])
        with self.assertRaises(ValueError):
            tour(parse_map("A - B: 2"), [])
