import unittest

from src.seats import TieError, distribute


class MethodHiddenTest(unittest.TestCase):
    def test_small_lists_gain(self):
        votes = {"A": 340000, "B": 280000, "C": 160000, "D": 60000}
        self.assertEqual(distribute(votes, 7, method="sainte-lague"), {"A": 3, "B": 2, "C": 1, "D": 1})

    def test_ties(self):
        with self.assertRaises(TieError):
            distribute({"A": 30, "B": 10}, 2, method="sainte-lague")

    def test_unknown_methods(self):
        for method in ("hare", "", None):
            with self.assertRaises(ValueError):
                distribute({"A": 1}, 0, method=method)

    def test_default(self):
        self.assertEqual(distribute({"A": 53, "B": 24, "C": 23}, 7), {"A": 4, "B": 2, "C": 1})
