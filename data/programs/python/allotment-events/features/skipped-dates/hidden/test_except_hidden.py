import unittest
from datetime import date

from src.calendar_rules import clashes, occurrences


class ExceptHiddenTest(unittest.TestCase):
    def test_weekly(self):
        rule = {"every": "weekly", "weekday": 1, "start": date(2025, 3, 4), "except": [date(2025, 3, 11)]}
        self.assertEqual(occurrences(rule, date(2025, 3, 1), date(2025, 3, 18)),
                         [date(2025, 3, 4), date(2025, 3, 18)])

    def test_yearly_with_a_date_that_is_none_of_its_own(self):
        rule = {"every": "yearly", "month": 4, "day": 20, "except": [date(2025, 4, 20), date(2025, 5, 1)]}
        self.assertEqual(occurrences(rule, date(2024, 1, 1), date(2026, 12, 31)),
                         [date(2024, 4, 20), date(2026, 4, 20)])

    def test_clashes_heed_it_on_both_sides(self):
        plain = {"every": "weekly", "weekday": 1, "start": date(2025, 3, 4)}
        rule = {**plain, "except": [date(2025, 3, 11)]}
        days = [date(2025, 3, 4), date(2025, 3, 18)]
        self.assertEqual(clashes(plain, rule, date(2025, 3, 1), date(2025, 3, 20)), days)
        self.assertEqual(clashes(rule, plain, date(2025, 3, 1), date(2025, 3, 20)), days)
