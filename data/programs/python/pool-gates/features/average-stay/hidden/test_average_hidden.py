import unittest

from src.visits import average_stay


class AverageHiddenTest(unittest.TestCase):
    def test_only_finished_visits_count(self):
        self.assertEqual(average_stay([("a", 0, 10), ("b", 5, None), ("c", 7, 8)]), 5)

    def test_none(self):
        self.assertIsNone(average_stay([]))
        self.assertIsNone(average_stay([("b", 5, None)]))

    def test_visits_of_no_length(self):
        self.assertEqual(average_stay([("a", 5, 5)]), 0)
