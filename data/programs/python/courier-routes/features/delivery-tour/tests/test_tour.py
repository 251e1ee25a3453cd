import unittest

from src.routes import tour
from src.town import parse_map


class TourTest(unittest.TestCase):
    def test_there_and_back(self):
        streets = parse_map("A - B: 2\nB - C: 3")
        self.assertEqual(tour(streets, ["A", "C", "B"]), (8, ["A", "B", "C", "B"]))
