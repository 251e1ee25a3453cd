import unittest
from datetime import date

from src.deadlines import add_workdays, is_workday, workdays_between
from src.holidays import easter, holidays


class HolidaysTest(unittest.TestCase):
    def test_easter(self):
        self.assertEqual(easter(2025), date(2025, 4, 20))
        self.assertEqual(easter(2024), date(2024, 3, 31))

    def test_holidays_in_order(self):
        names = list(holidays(2025).values())
        self.assertEqual(names[:3], ["New Year's Day", "Epiphany", "Easter Monday"])

    def test_workdays(self):
        self.assertTrue(is_workday(date(2025, 4, 22)))
        self.assertFalse(is_workday(date(2025, 4, 21)))
        self.assertFalse(is_workday(date(2025, 4, 26)))


class DeadlinesTest(unittest.TestCase):
    def test_a_week_over_easter(self):
        self.assertEqual(add_workdays(date(2025, 4, 17), 5), date(2025, 4, 25))

    def test_no_days_on_a_holiday(self):
        self.assertEqual(add_workdays(date(2025, 12, 25), 0), date(2025, 12, 29))

    def test_between(self):
        self.assertEqual(workdays_between(date(2025, 4, 14), date(2025, 4, 28)), 9)

    def test_between_backwards(self):
        self.assertEqual(workdays_between(date(2025, 4, 14), date(2025, 4, 10)), 0)
