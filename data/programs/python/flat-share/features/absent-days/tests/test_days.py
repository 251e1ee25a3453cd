import unittest

from src.split import balances


class DaysTest(unittest.TestCase):
    def test_food_by_days(self):
        expense = {"payer": "Ada", "cents": 400, "days": {"Ada": 30, "Ben": 10}}
        self.assertEqual(balances(["Ada", "Ben"], [expense]), {"Ada": 100, "Ben": -100})
