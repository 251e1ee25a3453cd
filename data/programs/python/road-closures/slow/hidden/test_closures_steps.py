import unittest

from src.closures import is_closed


class Metre(int):
    """A distance that counts how often it is compared."""

    compared = 0

    def __lt__(self, other):
        Metre.compared += 1
        return int(self) < int(other)

    def __le__(self, other):
        Metre.compared += 1
        return int(self) <= int(other)

    def __gt__(self, other):
        Metre.compared += 1
        return int(self) > int(other)

    def __ge__(self, other):
        Metre.compared += 1
        return int(self) >= int(other)


class StepsTest(unittest.TestCase):
    def test_a_long_list_of_closures(self):
        merged = [(Metre(start), Metre(start + 50)) for start in range(0, 100_000, 100)]
        Metre.compared = 0
        self.assertTrue(is_closed(merged, Metre(99_920)))
        self.assertFalse(is_closed(merged, Metre(99_970)))
        self.assertLess(Metre.compared, 60)
