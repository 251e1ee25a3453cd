import unittest

from src.settle import settle
from src.split import balances, split


class SplitTest(unittest.TestCase):
    def test_equal_shares(self):
        self.assertEqual(split(1000, {"Ada": 1, "Ben": 1, "Cem": 1}), {"Ada": 334, "Ben": 333, "Cem": 333})

    def test_unequal_shares(self):
        self.assertEqual(split(100, {"Ada": 2, "Ben": 1}), {"Ada": 67, "Ben": 33})

    def test_nobody_to_pay(self):
        with self.assertRaises(ValueError):
            split(100, {"Ada": 0})

    def test_balances(self):
        expenses = [
            {"payer": "Ada", "cents": 900},
            {"payer": "Ben", "cents": 400, "among": ["Ben", "Cem"]},
        ]
        self.assertEqual(balances(["Ada", "Ben", "Cem"], expenses), {"Ada": 600, "Ben": -100, "Cem": -500})

    def test_a_stranger(self):
        with self.assertRaisesRegex(ValueError, "Dov does not live here"):
            balances(["Ada"], [{"payer": "Dov", "cents": 5}])

    def test_settle(self):
        self.assertEqual(settle({"Ada": 600, "Ben": -100, "Cem": -500}), [("Cem", "Ada", 500), ("Ben", "Ada", 100)])

    def test_exact_matches_come_first(self):
        left = {"Ada": 500, "Ben": -300, "Cem": 300, "Dov": -500}
        self.assertEqual(settle(left), [("Dov", "Ada", 500), ("Ben", "Cem", 300)])
