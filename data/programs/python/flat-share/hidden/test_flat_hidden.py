import unittest

from src.settle import settle
from src.split import balances, split


class SplitHiddenTest(unittest.TestCase):
    def test_the_largest_loss_gets_the_cent(self):
        self.assertEqual(split(10, {"a": 1, "b": 1, "c": 5}), {"a": 2, "b": 1, "c": 7})
        self.assertEqual(split(100, {"a": 1, "b": 6}), {"a": 14, "b": 86})

    def test_ties_go_by_the_alphabet(self):
        self.assertEqual(list(split(2, {"z": 1, "y": 1, "x": 1}).items()), [("z", 0), ("y", 1), ("x", 1)])

    def test_zero(self):
        self.assertEqual(split(0, {"a": 1, "b": 2}), {"a": 0, "b": 0})
        self.assertEqual(split(5, {"a": 0, "b": 2}), {"a": 0, "b": 5})

    def test_errors(self):
        for cents, shares in ((-1, {"a": 1}), (5, {}), (5, {"a": 0}), (5, {"a": -1, "b": 3}), (5, {"a": -1})):
            with self.subTest((cents, shares)), self.assertRaises(ValueError):
                split(cents, shares)

    def test_all_cents_are_there(self):
        for cents in range(60):
            self.assertEqual(sum(split(cents, {"a": 3, "b": 5, "c": 7, "d": 0}).values()), cents)


class BalancesHiddenTest(unittest.TestCase):
    def test_leftover_cents(self):
        self.assertEqual(balances(["b", "a", "c"], [{"payer": "c", "cents": 100}]), {"b": -33, "a": -34, "c": 67})
        self.assertEqual(balances(["a"], []), {"a": 0})

    def test_paying_for_others_only(self):
        self.assertEqual(balances(["a", "b"], [{"payer": "a", "cents": 7, "among": ["b"]}]), {"a": 7, "b": -7})

    def test_strangers(self):
        for expense in ({"payer": "z", "cents": 1}, {"payer": "a", "cents": 1, "among": ["a", "z"]}):
            with self.subTest(expense), self.assertRaisesRegex(ValueError, "z does not live here"):
                balances(["a", "b"], [expense])


class SettleHiddenTest(unittest.TestCase):
    def test_ties(self):
        self.assertEqual(settle({"d": 5, "c": -5, "b": 5, "a": -5}), [("a", "b", 5), ("c", "d", 5)])
        self.assertEqual(settle({"d": -4, "c": -4, "b": 8, "a": 0}), [("c", "b", 4), ("d", "b", 4)])
        self.assertEqual(settle({"d": 4, "c": 4, "b": -8}), [("b", "c", 4), ("b", "d", 4)])

    def test_the_largest_pay_the_largest(self):
        self.assertEqual(settle({"a": 7, "b": 4, "c": -9, "d": -2}),
                         [("c", "a", 7), ("c", "b", 2), ("d", "b", 2)])

    def test_exact_pairs_are_found_even_if_small(self):
        self.assertEqual(settle({"a": 10, "b": -6, "c": -6, "d": 2, "e": -2, "f": 2}),
                         [("e", "d", 2), ("b", "a", 6), ("c", "a", 4), ("c", "f", 2)])

    def test_nothing_to_settle(self):
        self.assertEqual(settle({"a": 0, "b": 0}), [])
        self.assertEqual(settle({}), [])
        with self.assertRaises(ValueError):
            settle({"a": 1})

    def test_the_balances_stay(self):
        before = {"a": 5, "b": -5}
        settle(before)
        self.assertEqual(before, {"a": 5, "b": -5})
