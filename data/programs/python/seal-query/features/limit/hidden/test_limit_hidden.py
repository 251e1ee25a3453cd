import unittest

from src.query import QueryError, parse_query, run_query

ROWS = [{"a": 3}, {"a": 1}, {"a": 3}]


class LimitHiddenTest(unittest.TestCase):
    def test_behind_every_part(self):
        self.assertEqual(run_query("show a limit 1", ROWS), [(3,)])
        self.assertEqual(run_query("show a where a >= 1 limit 2", ROWS), [(3,), (1,)])
        self.assertEqual(run_query("show count per a by count down limit 1", ROWS), [(3, 2)])
        self.assertEqual(run_query("show a by a down limit 9", ROWS), [(3,), (3,), (1,)])

    def test_bad_limits(self):
        for limit in ("0", "-1", "two", "1 2"):
            with self.subTest(limit), self.assertRaises(QueryError):
                parse_query(f"show a limit {limit}")
