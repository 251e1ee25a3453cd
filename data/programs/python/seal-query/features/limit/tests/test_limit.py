import unittest

from src.query import run_query


class LimitTest(unittest.TestCase):
    def test_the_first_two(self):
        self.assertEqual(run_query("show a by a limit 2", [{"a": 3}, {"a": 1}, {"a": 2}]), [(1,), (2,)])
