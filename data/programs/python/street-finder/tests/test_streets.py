import unittest

from src.streets import StreetFinder, normalize

STREETS = ["Mill Lane", "Mill Road", "Miller's Row", "High Street", "Milton Av."]


class StreetFinderTest(unittest.TestCase):
    def setUp(self):
        self.finder = StreetFinder(STREETS)

    def test_normalize(self):
        self.assertEqual(normalize("  St. John's   Rd."), "st. johns road")

    def test_complete(self):
        self.assertEqual(self.finder.complete("mill"), ["Mill Lane", "Mill Road", "Miller's Row"])

    def test_the_most_used_come_first(self):
        self.finder.use("mill rd.")
        self.assertEqual(self.finder.complete("Mil", limit=2), ["Mill Road", "Mill Lane"])

    def test_apostrophes_do_not_matter(self):
        self.assertEqual(self.finder.complete("millers"), ["Miller's Row"])

    def test_nothing_typed(self):
        self.assertEqual(self.finder.complete("  "), [])

    def test_an_unknown_street(self):
        with self.assertRaises(KeyError):
            self.finder.use("Low Street")
