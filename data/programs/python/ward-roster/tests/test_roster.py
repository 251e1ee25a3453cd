import unittest

from src.roster import parse_roster
from src.rules import check, check_rest, check_staffing

TEXT = """
Adeyemi*  E E L - N N -
Brandt    - L L E E - -
"""


class ParseTest(unittest.TestCase):
    def test_two_nurses(self):
        roster, seniors = parse_roster(TEXT)
        self.assertEqual(roster, {"Adeyemi": "EEL-NN-", "Brandt": "-LLEE--"})
        self.assertEqual(seniors, {"Adeyemi"})

    def test_an_unknown_letter(self):
        with self.assertRaisesRegex(ValueError, "Brandt"):
            parse_roster("Brandt E X")

    def test_lines_of_different_length(self):
        with self.assertRaisesRegex(ValueError, "Cole has 1 days instead of 2"):
            parse_roster("Brandt E E\nCole E")


class RulesTest(unittest.TestCase):
    def test_early_after_late(self):
        self.assertEqual(check_rest({"Brandt": "-LLEE--"}), [("Brandt", 3, "rest")])

    def test_a_long_run(self):
        self.assertEqual(check_rest({"Cole": "EEEEEE-"}), [("Cole", 5, "days in a row")])

    def test_a_shift_with_too_few_nurses(self):
        roster = {"A": "E", "B": "E", "C": "L", "D": "L", "F": "N"}
        self.assertEqual(check_staffing(roster, {"C", "F"}), [(0, "E", "missing 1")])

    def test_findings_as_text(self):
        roster = {"A": "LE"}
        self.assertEqual(check(roster, {"A"})[:2], ["A, day 2: rest", "day 1, E: missing 3"])
