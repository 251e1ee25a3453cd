import unittest

from src import streets
from src.streets import StreetFinder


class Key(str):
    """A name in its compared form that counts what it is compared with."""

    looked_at = 0

    def startswith(self, *args):
        Key.looked_at += 1
        return str(self).startswith(*args)

    def __lt__(self, other):
        Key.looked_at += 1
        return str(self) < str(other)

    def __getitem__(self, key):
        Key.looked_at += 1
        return str(self)[key]


class StepsTest(unittest.TestCase):
    def setUp(self):
        plain = streets.normalize
        streets.normalize = lambda text: Key(plain(text))
        self.addCleanup(setattr, streets, "normalize", plain)

    def test_few_streets_are_looked_at(self):
        finder = StreetFinder([f"road {number:04}" for number in range(2000)])
        Key.looked_at = 0
        self.assertEqual(finder.complete("road 199", limit=2), ["road 1990", "road 1991"])
        self.assertLess(Key.looked_at, 300)
