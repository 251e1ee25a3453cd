import unittest

from src.berths import Call, berths_needed


class Minute(int):
    """A time that counts how often it is compared."""

    compared = 0

    def _count(self):
        Minute.compared += 1

    def __lt__(self, other):
        self._count()
        return int(self) < int(other)

    def __le__(self, other):
        self._count()
        return int(self) <= int(other)

    def __gt__(self, other):
        self._count()
        return int(self) > int(other)

    def __ge__(self, other):
        self._count()
        return int(self) >= int(other)


class StepsTest(unittest.TestCase):
    def test_a_season_needs_few_comparisons(self):
        calls = []
        for number in range(600):
            start = number * 37 % 1000
            calls.append(Call(f"F{number}", 50, Minute(start), Minute(start + 40)))
        Minute.compared = 0
        most = berths_needed(calls)
        steps = Minute.compared
        self.assertEqual(most, 26)
        self.assertLess(steps, 30_000)
