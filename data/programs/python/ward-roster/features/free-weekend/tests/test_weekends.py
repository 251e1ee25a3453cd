import unittest

from src.rules import check_weekends


class WeekendsTest(unittest.TestCase):
    def test_one_nurse_works_on_the_weekend(self):
        roster = {"Brandt": "EEEEE--", "Adeyemi": "--EEEE-"}
        self.assertEqual(check_weekends(roster, 0), ["Adeyemi"])
