import unittest
from datetime import date, timedelta

from src.deadlines import add_workdays, is_workday, workdays_between
from src.holidays import easter, holidays


class HolidaysHiddenTest(unittest.TestCase):
    def test_easter_of_many_years(self):
        expected = {
            1818: (3, 22), 1886: (4, 25), 1900: (4, 15), 1943: (4, 25), 1954: (4, 18), 1961: (4, 2),
            1981: (4, 19), 1999: (4, 4), 2000: (4, 23), 2008: (3, 23), 2019: (4, 21), 2038: (4, 25),
            2049: (4, 18), 2076: (4, 19), 2100: (3, 28), 2285: (3, 22), 2400: (4, 16),
            1583: (4, 10), 1609: (4, 19), 1700: (4, 11), 3000: (4, 13), 4200: (4, 20),
        }
        for year, (month, day) in expected.items():
            with self.subTest(year):
                self.assertEqual(easter(year), date(year, month, day))

    def test_all_holidays_of_a_year(self):
        self.assertEqual(list(holidays(2024).items()), [
            (date(2024, 1, 1), "New Year's Day"),
            (date(2024, 1, 6), "Epiphany"),
            (date(2024, 4, 1), "Easter Monday"),
            (date(2024, 5, 9), "Ascension"),
            (date(2024, 5, 20), "Whit Monday"),
            (date(2024, 5, 30), "Corpus Christi"),
            (date(2024, 11, 1), "All Saints"),
            (date(2024, 12, 25), "Christmas Day"),
            (date(2024, 12, 26), "St Stephen's Day"),
        ])


class DeadlinesHiddenTest(unittest.TestCase):
    def test_weekdays(self):
        week = [is_workday(date(2025, 3, 10) + timedelta(days=n)) for n in range(7)]
        self.assertEqual(week, [True] * 5 + [False] * 2)

    def test_add(self):
        cases = [
            (date(2025, 3, 14), 0, date(2025, 3, 14)),
            (date(2025, 3, 15), 0, date(2025, 3, 17)),
            (date(2025, 3, 14), 1, date(2025, 3, 17)),
            (date(2025, 3, 15), 1, date(2025, 3, 17)),
            (date(2025, 3, 10), 10, date(2025, 3, 24)),
            (date(2024, 12, 24), 1, date(2024, 12, 27)),
            (date(2024, 12, 31), 2, date(2025, 1, 3)),
        ]
        for start, count, end in cases:
            with self.subTest((start, count)):
                self.assertEqual(add_workdays(start, count), end)

    def test_a_negative_count(self):
        with self.assertRaises(ValueError):
            add_workdays(date(2025, 3, 14), -1)

    def test_between_agrees_with_counting_days(self):
        for start in (date(2023, 12, 20), date(2024, 1, 6), date(2024, 3, 30), date(2025, 1, 1)):
            for length in (1, 2, 5, 6, 7, 8, 13, 20, 380, 800):
                days = [start + timedelta(days=n) for n in range(length)]
                with self.subTest((start, length)):
                    expected = sum(is_workday(day) for day in days)
                    self.assertEqual(workdays_between(start, start + timedelta(days=length)), expected)

    def test_between_edges(self):
        day = date(2025, 3, 14)
        self.assertEqual(workdays_between(day, day), 0)
        self.assertEqual(workdays_between(date(2025, 3, 14), date(2025, 3, 4)), 0)
        self.assertEqual(workdays_between(date(2025, 12, 24), date(2025, 12, 25)), 1)
        self.assertEqual(workdays_between(date(2025, 12, 25), date(2025, 12, 26)), 0)
