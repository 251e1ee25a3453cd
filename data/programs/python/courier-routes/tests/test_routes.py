import unittest

from src.routes import best_depot, fastest, reachable
from src.town import parse_map

TOWN = """
Market - Mill: 4
Mill > Church: 2     # one-way
Market - Church: 9
Church - Station: 3
"""


class RoutesTest(unittest.TestCase):
    def setUp(self):
        self.streets = parse_map(TOWN)

    def test_one_way_streets(self):
        self.assertEqual(self.streets["Mill"], {"Market": 4, "Church": 2})
        self.assertEqual(self.streets["Church"], {"Market": 9, "Station": 3})

    def test_fastest(self):
        self.assertEqual(fastest(self.streets, "Market", "Station"),
                         (9, ["Market", "Mill", "Church", "Station"]))

    def test_a_closed_place(self):
        self.assertEqual(fastest(self.streets, "Market", "Station", closed=["Mill"]),
                         (12, ["Market", "Church", "Station"]))

    def test_an_unknown_place(self):
        with self.assertRaises(KeyError):
            fastest(self.streets, "Market", "Airport")

    def test_reachable(self):
        self.assertEqual(reachable(self.streets, "Market", 6), ["Church", "Market", "Mill"])

    def test_best_depot(self):
        self.assertEqual(best_depot(self.streets), "Mill")

    def test_a_line_that_cannot_be_read(self):
        with self.assertRaisesRegex(ValueError, "Market to Mill"):
            parse_map("Market to Mill: 4")
