import unittest

from src.rules import check, check_weekends


class WeekendsHiddenTest(unittest.TestCase):
    def test_any_weekend_will_do(self):
        roster = {"A": "EE" + "-" * 5 + "--", "B": "-E" + "-" * 5 + "-E", "C": "--" + "E" * 7}
        self.assertEqual(check_weekends(roster, 5), ["B"])

    def test_a_roster_that_begins_on_a_sunday(self):
        self.assertEqual(check_weekends({"A": "-" * 6 + "E-"}, 6), ["A"])
        self.assertEqual(check_weekends({"A": "-" + "E" * 5 + "--"}, 6), [])

    def test_no_whole_weekend(self):
        self.assertEqual(check_weekends({"A": "EEEEEE"}, 0), [])
        self.assertEqual(check_weekends({}, 0), [])

    def test_check_is_as_before(self):
        self.assertEqual(check({"A": "EEE-EEE"}, {"A"})[0], "day 1, E: missing 2")
