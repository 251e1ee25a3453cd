import unittest

from src.filters import FilterError, matches, parse_filters
from src.pages import decode_cursor, encode_cursor, page


def sighting(key, day=1, species="Robin", place="Marsh", count=1):
    return {"id": key, "day": day, "species": species, "place": place, "count": count}


class FiltersHiddenTest(unittest.TestCase):
    def test_parse(self):
        parameters = {"count_max": "3", "day": " 7", "species": "RED*", "place": "Old Pier", "day_min": "-1"}
        self.assertEqual(parse_filters(parameters), [
            ("count", "<=", 3), ("day", "=", 7), ("species", "prefix", "red"), ("place", "=", "old pier"),
            ("day", ">=", -1)])
        self.assertEqual(parse_filters({"species": "*"}), [("species", "prefix", "")])

    def test_errors(self):
        for name, value in (("count", "many"), ("count_min", ""), ("count_mean", "1"), ("species_min", "1"),
                            ("id", "1")):
            with self.subTest(name), self.assertRaises(FilterError):
                parse_filters({name: value})

    def test_matches(self):
        bird = sighting(1, day=5, species="Red kite", count=5)
        for conditions, expected in (
            ([], True), ([("day", "=", 5)], True), ([("day", "=", 6)], False), ([("count", ">=", 5)], True),
            ([("count", ">=", 6)], False), ([("count", "<=", 5)], True), ([("count", "<=", 4)], False),
            ([("species", "prefix", "red")], True), ([("species", "prefix", "kite")], False),
            ([("place", "=", "marsh")], True), ([("place", "=", "mars")], False),
            ([("day", "=", 5), ("count", "=", 4)], False),
        ):
            with self.subTest(conditions):
                self.assertIs(matches(bird, conditions), expected)


class PagesHiddenTest(unittest.TestCase):
    def test_cursors(self):
        self.assertEqual(encode_cursor(sighting(7, day=120)), "s120.7")
        self.assertEqual(decode_cursor("s120.7"), (120, 7))
        for cursor in ("", "s", "120.7", "s120", "s120.", "s.7", "sx.7", "s1.x", "t1.2", "s1.2.3", "s-1.2"):
            with self.subTest(cursor), self.assertRaises(FilterError):
                decode_cursor(cursor)

    def test_limits(self):
        many = [sighting(key) for key in range(1, 131)]
        self.assertEqual(len(page(many, {})["items"]), 20)
        self.assertEqual(len(page(many, {"limit": "100"})["items"]), 100)
        self.assertEqual(len(page(many, {"limit": "1"})["items"]), 1)
        for limit in ("0", "101", "-1", "ten", ""):
            with self.subTest(limit), self.assertRaises(FilterError):
                page(many, {"limit": limit})

    def test_walking_through_all_pages(self):
        many = [sighting(key, day=key % 4) for key in range(1, 24)]
        seen, cursor = [], None
        while True:
            result = page(many, {"limit": "5"} | ({"after": cursor} if cursor else {}))
            seen += [(item["day"], item["id"]) for item in result["items"]]
            cursor = result["next"]
            if cursor is None:
                break
        self.assertEqual(seen, sorted(((key % 4, key) for key in range(1, 24)), reverse=True))

    def test_the_last_full_page_has_no_next(self):
        self.assertIsNone(page([sighting(1), sighting(2)], {"limit": "2"})["next"])
        self.assertEqual(page([], {}), {"items": [], "next": None})

    def test_a_cursor_whose_sighting_is_gone(self):
        items = page([sighting(1, 5), sighting(2, 5), sighting(9, 4)], {"after": "s5.2"})["items"]
        self.assertEqual([item["id"] for item in items], [1, 9])
        with self.assertRaises(FilterError):
            page([], {"after": ""})

    def test_parameters_stay(self):
        parameters = {"limit": "1", "after": "s1.1"}
        page([], parameters)
        self.assertEqual(parameters, {"limit": "1", "after": "s1.1"})
