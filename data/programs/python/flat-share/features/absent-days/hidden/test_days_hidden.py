import unittest

from src.split import balances


class DaysHiddenTest(unittest.TestCase):
    def test_somebody_without_days_pays_nothing(self):
        expense = {"payer": "a", "cents": 100, "days": {"a": 0, "b": 2, "c": 1}}
        self.assertEqual(balances(["a", "b", "c", "d"], [expense]), {"a": 100, "b": -67, "c": -33, "d": 0})

    def test_errors(self):
        bad = [
            {"payer": "a", "cents": 1, "days": {"z": 1}},
            {"payer": "a", "cents": 1, "days": {"a": 1}, "among": ["a"]},
            {"payer": "a", "cents": 1, "days": {"a": 0}},
        ]
        for expense in bad:
            with self.subTest(expense), self.assertRaises(ValueError):
                balances(["a", "b"], [expense])

    def test_equal_splits_as_before(self):
        self.assertEqual(balances(["a", "b"], [{"payer": "a", "cents": 4}]), {"a": 2, "b": -2})
