import unittest
from datetime import date

from src.calendar_rules import occurrences


class ExceptTest(unittest.TestCase):
    def test_a_date_that_is_called_off(self):
        rule = {"every": "monthly", "nth": 2, "weekday": 5, "except": [date(2025, 4, 12)]}
        self.assertEqual(
            occurrences(rule, date(2025, 3, 1), date(2025, 5, 31)),
            [date(2025, 3, 8), date(2025, 5, 10)],
        )
