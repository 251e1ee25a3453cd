import unittest

from src.filters import FilterError
from src.pages import page


def sighting(key, day, species="Robin", place="Marsh", count=1):
    return {"id": key, "day": day, "species": species, "place": place, "count": count}


SIGHTINGS = [sighting(1, 10), sighting(2, 12, "Red kite"), sighting(3, 12, count=8), sighting(4, 11, place="Pier")]


def ids(**parameters):
    return [item["id"] for item in page(SIGHTINGS, parameters)["items"]]


class PagesTest(unittest.TestCase):
    def test_the_newest_come_first(self):
        self.assertEqual(ids(), [3, 2, 4, 1])

    def test_pages(self):
        first = page(SIGHTINGS, {"limit": "3"})
        self.assertEqual(first["next"], "s11.4")
        second = page(SIGHTINGS, {"limit": "3", "after": first["next"]})
        self.assertEqual([item["id"] for item in second["items"]], [1])
        self.assertIsNone(second["next"])

    def test_filters(self):
        self.assertEqual(ids(species="red*"), [2])
        self.assertEqual(ids(place="pier"), [4])
        self.assertEqual(ids(count_min="2"), [3])
        self.assertEqual(ids(day_max="11", count="1"), [4, 1])

    def test_unknown_parameter(self):
        with self.assertRaisesRegex(FilterError, "unknown parameter colour"):
            ids(colour="red")

    def test_bad_limit(self):
        with self.assertRaises(FilterError):
            ids(limit="500")

    def test_bad_cursor(self):
        with self.assertRaises(FilterError):
            ids(after="page2")
