import itertools
import unittest

from src.stall import best_load, earnings


def by_hand(crops, limit):
    """The best choice by trying all of them."""
    crops = sorted(crops)
    choices = []
    for numbers in itertools.product(*[range(min(5, crop[3]) + 1) for crop in crops]):
        weight = sum(n * crop[1] for n, crop in zip(numbers, crops))
        if weight <= limit:
            choices.append((sum(n * crop[2] for n, crop in zip(numbers, crops)), -weight, numbers))
    return {crop[0]: n for crop, n in zip(crops, max(choices)[2]) if n}


class StallHiddenTest(unittest.TestCase):
    def test_against_all_choices(self):
        for seed in range(40):
            crops = [(name, 1 + (seed * k) % 7, 100 * ((seed + k) % 5), (seed // k) % 4) for k, name in
                     enumerate("dacb", start=2)]
            for limit in (0, 3, 9, 17):
                with self.subTest((seed, limit)):
                    self.assertEqual(best_load(crops, limit), by_hand(crops, limit))

    def test_the_lighter_choice_wins(self):
        self.assertEqual(best_load([("a", 5, 100, 1), ("b", 4, 100, 1)], 5), {"b": 1})
        self.assertEqual(best_load([("a", 5, 0, 1)], 5), {})

    def test_the_alphabet_wins_then(self):
        self.assertEqual(best_load([("b", 4, 100, 1), ("a", 4, 100, 1)], 4), {"a": 1})
        self.assertEqual(best_load([("c", 1, 1, 5), ("b", 1, 1, 5), ("a", 2, 2, 1)], 3), {"a": 1, "b": 1})

    def test_order_and_limits(self):
        self.assertEqual(list(best_load([("z", 1, 1, 6), ("a", 1, 1, 5)], 10).items()), [("a", 5), ("z", 5)])
        self.assertEqual(best_load([("a", 10, 1, 1)], 10), {"a": 1})
        self.assertEqual(best_load([], 10), {})
        for kilograms in (0, -1):
            with self.assertRaises(ValueError):
                best_load([("a", kilograms, 1, 1)], 10)
        self.assertEqual(best_load([("a", 1, 1, 0)], 10), {})

    def test_earnings(self):
        self.assertEqual(earnings({}, []), (0, 0))
        self.assertEqual(earnings({"x": 3, "y": 2}, [("y", 5, 70, 9), ("x", 4, 100, 1)]), (440, 22))
        self.assertEqual(best_load([("x", 1, 1, 9)], 100), {"x": 5})
        with self.assertRaises(KeyError):
            earnings({"x": 1}, [("y", 1, 1, 1)])
