import unittest
from datetime import date

from src.calendar_rules import clashes, nth_weekday, occurrences

WORK_DAY = {"every": "monthly", "nth": 2, "weekday": 5}
MARKET = {"every": "weekly", "weekday": 5, "start": date(2025, 3, 1), "interval": 2}


class CalendarTest(unittest.TestCase):
    def test_second_saturday(self):
        self.assertEqual(nth_weekday(2025, 3, 2, 5), date(2025, 3, 8))

    def test_last_friday(self):
        self.assertEqual(nth_weekday(2025, 2, -1, 4), date(2025, 2, 28))

    def test_monthly(self):
        self.assertEqual(
            occurrences(WORK_DAY, date(2025, 3, 1), date(2025, 5, 31)),
            [date(2025, 3, 8), date(2025, 4, 12), date(2025, 5, 10)],
        )

    def test_every_second_week(self):
        self.assertEqual(
            occurrences(MARKET, date(2025, 3, 10), date(2025, 4, 12)),
            [date(2025, 3, 15), date(2025, 3, 29), date(2025, 4, 12)],
        )

    def test_yearly(self):
        rule = {"every": "yearly", "month": 4, "day": 20}
        self.assertEqual(
            occurrences(rule, date(2024, 5, 1), date(2026, 4, 20)),
            [date(2025, 4, 20), date(2026, 4, 20)],
        )

    def test_clashes(self):
        self.assertEqual(clashes(WORK_DAY, MARKET, date(2025, 3, 1), date(2025, 4, 30)), [date(2025, 4, 12)])

    def test_unknown_rule(self):
        with self.assertRaises(ValueError):
            occurrences({"every": "hourly"}, date(2025, 3, 1), date(2025, 3, 2))
