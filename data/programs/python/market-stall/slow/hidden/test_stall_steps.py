import unittest

from src.stall import best_load


class Cents(int):
    """An amount that counts how often it is added to another one."""

    sums = 0

    def __add__(self, other):
        Cents.sums += 1
        return Cents(int(self) + int(other))

    __radd__ = __add__

    def __mul__(self, other):
        return Cents(int(self) * int(other))

    __rmul__ = __mul__


class StepsTest(unittest.TestCase):
    def test_eight_crops(self):
        crops = [(f"crop {number}", 2 + number, Cents(100 + number), 2) for number in range(8)]
        Cents.sums = 0
        load = best_load(crops, 12)
        self.assertEqual(load, {"crop 0": 2, "crop 1": 1, "crop 3": 1})
        self.assertLess(Cents.sums, 1000)
