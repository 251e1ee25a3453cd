import unittest

from src.hive import moving_average


class Grams(int):
    """A weight that counts how often it is added or subtracted."""

    sums = 0

    def __add__(self, other):
        Grams.sums += 1
        return Grams(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other):
        Grams.sums += 1
        return Grams(int(self) - int(other))

    def __rsub__(self, other):
        Grams.sums += 1
        return Grams(int(other) - int(self))


class StepsTest(unittest.TestCase):
    def test_a_long_window(self):
        weights = [Grams(number) for number in range(500)]
        Grams.sums = 0
        averages = moving_average(weights, 200)
        self.assertEqual(averages[-1], 399)
        self.assertLess(Grams.sums, 3000)
