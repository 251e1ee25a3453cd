import unittest

from src.query import QueryError, parse_query, run_query

ROWS = [{"a": 3, "b": "x y"}, {"a": 1, "b": "z"}, {"a": 3, "b": "-7"}, {"a": 2, "b": "z"}]


class ParseHiddenTest(unittest.TestCase):
    def test_parts(self):
        self.assertEqual(parse_query("  show a ,b\n where a != -5 and b = x y "), {
            "fields": ["a", "b"], "per": None, "conditions": [("a", "!=", -5), ("b", "=", "x y")], "order": None})
        self.assertEqual(parse_query("show count per a by count"), {
            "fields": [], "per": "a", "conditions": [], "order": ("count", False)})
        self.assertEqual(parse_query("show count")["fields"], ["count"])

    def test_errors(self):
        cases = {
            "": "cannot read ''",
            "list a": "cannot read 'list a'",
            "show": "cannot read 'show'",
            "show a,": "cannot show 'a,'",
            "show a b": "cannot show 'a b'",
            "show a where a": "cannot read the condition 'a'",
            "show a where a > 5": "cannot read the condition 'a > 5'",
            "show a by a up": "cannot order by 'a up'",
            "show a by a, b": "cannot order by 'a, b'",
        }
        for text, message in cases.items():
            with self.subTest(text), self.assertRaises(QueryError) as caught:
                parse_query(text)
            self.assertEqual(str(caught.exception), message)


class RunHiddenTest(unittest.TestCase):
    def test_operators(self):
        for condition, found in (("a = 3", [3, 3]), ("a != 3", [1, 2]), ("a >= 2", [3, 3, 2]), ("a <= 2", [1, 2]),
                                 ("b = x y", [3]), ("b = z and a >= 2", [2]), ("b = -7", []),
                                 ("b != -7", [3, 1, 3, 2])):
            with self.subTest(condition):
                self.assertEqual([row[0] for row in run_query(f"show a where {condition}", ROWS)], found)

    def test_order_is_stable(self):
        self.assertEqual(run_query("show b, a by a", ROWS), [("z", 1), ("z", 2), ("x y", 3), ("-7", 3)])
        self.assertEqual(run_query("show b by a down", ROWS), [("x y",), ("-7",), ("z",), ("z",)])
        self.assertEqual([row["a"] for row in ROWS], [3, 1, 3, 2])

    def test_counts(self):
        self.assertEqual(run_query("show count per b where a <= 3 by count down", ROWS),
                         [("z", 2), ("x y", 1), ("-7", 1)])
        self.assertEqual(run_query("show count per a by a", ROWS), [(1, 1), (2, 1), (3, 2)])
        self.assertEqual(run_query("show count per a by count", ROWS), [(1, 1), (2, 1), (3, 2)])
        self.assertEqual(run_query("show count per a", ROWS), [(3, 2), (1, 1), (2, 1)])
        self.assertEqual(run_query("show count per b by b", ROWS), [("-7", 1), ("x y", 1), ("z", 2)])
        self.assertEqual(run_query("show count per a where a <= 2 by a down", ROWS), [(2, 1), (1, 1)])

    def test_errors(self):
        for text, message in (
            ("show c", "no field c"), ("show a where c = 1", "no field c"), ("show a by c", "no field c"),
            ("show count per c", "no field c"), ("show count per a by b", "cannot order counts by b"),
            ("show a where b >= 1", "cannot compare a number with a text"),
            ("show a where a <= x", "cannot compare a number with a text"),
        ):
            with self.subTest(text), self.assertRaises(QueryError) as caught:
                run_query(text, ROWS)
            self.assertEqual(str(caught.exception), message)

    def test_no_records(self):
        self.assertEqual(run_query("show c by d", []), [])
        self.assertEqual(run_query("show count per c", []), [])
