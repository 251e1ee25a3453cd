import unittest
from datetime import date

from src.calendar_rules import clashes, nth_weekday, occurrences


class NthWeekdayHiddenTest(unittest.TestCase):
    def test_the_month_begins_on_that_weekday(self):
        self.assertEqual(nth_weekday(2025, 3, 1, 5), date(2025, 3, 1))
        self.assertEqual(nth_weekday(2025, 3, 1, 4), date(2025, 3, 7))

    def test_the_fifth_may_be_missing(self):
        self.assertEqual(nth_weekday(2025, 3, 5, 0), date(2025, 3, 31))
        self.assertIsNone(nth_weekday(2025, 3, 5, 1))

    def test_last_one_of_december_and_november(self):
        self.assertEqual(nth_weekday(2025, 12, -1, 2), date(2025, 12, 31))
        self.assertEqual(nth_weekday(2025, 12, -1, 3), date(2025, 12, 25))
        self.assertEqual(nth_weekday(2025, 11, -1, 6), date(2025, 11, 30))

    def test_leap_year(self):
        self.assertEqual(nth_weekday(2024, 2, -1, 3), date(2024, 2, 29))

    def test_a_bad_nth(self):
        for nth in (0, 6, -2):
            with self.subTest(nth), self.assertRaises(ValueError):
                nth_weekday(2025, 3, nth, 0)


class OccurrencesHiddenTest(unittest.TestCase):
    def test_weekly_without_interval(self):
        rule = {"every": "weekly", "weekday": 0, "start": date(2025, 3, 4)}
        self.assertEqual(occurrences(rule, date(2025, 1, 1), date(2025, 3, 17)),
                         [date(2025, 3, 10), date(2025, 3, 17)])

    def test_weekly_begins_on_its_own_start(self):
        rule = {"every": "weekly", "weekday": 1, "start": date(2025, 3, 4), "interval": 3}
        self.assertEqual(occurrences(rule, date(2025, 3, 4), date(2025, 3, 25)),
                         [date(2025, 3, 4), date(2025, 3, 25)])
        self.assertEqual(occurrences(rule, date(2025, 3, 5), date(2025, 3, 25)), [date(2025, 3, 25)])
        self.assertEqual(occurrences(rule, date(2025, 3, 25), date(2025, 3, 25)), [date(2025, 3, 25)])

    def test_weekly_before_it_begins(self):
        rule = {"every": "weekly", "weekday": 1, "start": date(2025, 3, 4)}
        self.assertEqual(occurrences(rule, date(2025, 1, 1), date(2025, 3, 3)), [])

    def test_monthly_over_the_turn_of_the_year(self):
        rule = {"every": "monthly", "nth": -1, "weekday": 4}
        self.assertEqual(occurrences(rule, date(2024, 11, 29), date(2025, 1, 31)),
                         [date(2024, 11, 29), date(2024, 12, 27), date(2025, 1, 31)])
        self.assertEqual(occurrences(rule, date(2024, 11, 30), date(2025, 1, 30)), [date(2024, 12, 27)])

    def test_monthly_skips_months_without_a_fifth(self):
        rule = {"every": "monthly", "nth": 5, "weekday": 0}
        self.assertEqual(occurrences(rule, date(2025, 1, 1), date(2025, 6, 30)),
                         [date(2025, 3, 31), date(2025, 6, 30)])

    def test_yearly_on_leap_day(self):
        rule = {"every": "yearly", "month": 2, "day": 29}
        self.assertEqual(occurrences(rule, date(2023, 1, 1), date(2025, 12, 31)),
                         [date(2023, 2, 28), date(2024, 2, 29), date(2025, 2, 28)])

    def test_other_rules(self):
        for every in ("daily", "", None):
            with self.assertRaises(ValueError):
                occurrences({"every": every}, date(2025, 3, 1), date(2025, 3, 2))

    def test_an_empty_period(self):
        rule = {"every": "yearly", "month": 2, "day": 3}
        self.assertEqual(occurrences(rule, date(2025, 3, 2), date(2025, 3, 1)), [])

    def test_clashes_keep_to_the_period(self):
        weekly = {"every": "weekly", "weekday": 4, "start": date(2025, 1, 1)}
        monthly = {"every": "monthly", "nth": -1, "weekday": 4}
        self.assertEqual(clashes(weekly, monthly, date(2025, 2, 1), date(2025, 3, 28)),
                         [date(2025, 2, 28), date(2025, 3, 28)])
        tuesdays = {"every": "weekly", "weekday": 1, "start": date(2025, 1, 1)}
        self.assertEqual(clashes(weekly, tuesdays, date(2025, 2, 1), date(2025, 3, 28)), [])
