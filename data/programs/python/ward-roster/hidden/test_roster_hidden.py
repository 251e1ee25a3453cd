import unittest

from src.roster import parse_roster
from src.rules import check, check_rest, check_staffing


class ParseHiddenTest(unittest.TestCase):
    def test_space_and_case(self):
        self.assertEqual(parse_roster("\n a  eL n-\n\n"), ({"a": "ELN-"}, set()))
        self.assertEqual(parse_roster("a* e"), ({"a": "E"}, {"a"}))

    def test_errors(self):
        cases = {
            "A E\nA E": "A has two lines",
            "A* E\nA E": "A has two lines",
            "A EZY": "A has an unknown shift Y",
            "A E\nB EE": "B has 2 days instead of 1",
            "A\nB E": "B has 1 days instead of 0",
        }
        for text, message in cases.items():
            with self.subTest(text), self.assertRaises(ValueError) as caught:
                parse_roster(text)
            self.assertEqual(str(caught.exception), message)

    def test_nothing(self):
        self.assertEqual(parse_roster(""), ({}, set()))


class RestHiddenTest(unittest.TestCase):
    def test_all_pairs_of_shifts(self):
        breaches = [a + b for a in "ELN-" for b in "ELN-" if check_rest({"A": a + b})]
        self.assertEqual(breaches, ["LE", "NE", "NL"])

    def test_five_days_are_allowed_and_a_day_off_starts_anew(self):
        self.assertEqual(check_rest({"A": "EEEEE-EEEEE"}), [])

    def test_every_further_day_is_a_breach(self):
        found = check_rest({"B": "LLLLLLE", "A": "NE"})
        self.assertEqual(found, [("A", 1, "rest"), ("B", 5, "days in a row"), ("B", 6, "rest"),
                                 ("B", 6, "days in a row")])


class StaffingHiddenTest(unittest.TestCase):
    def test_numbers_needed(self):
        self.assertEqual(check_staffing({"A": "-"}, {"A"}),
                         [(0, "E", "missing 3"), (0, "L", "missing 2"), (0, "N", "missing 1")])

    def test_no_senior_and_more_nurses_than_needed(self):
        roster = {"A": "EN", "B": "E-", "C": "E-", "D": "EE", "F": "LE", "G": "LE", "H": "NL", "I": "-L"}
        self.assertEqual(check_staffing(roster, {"A", "F"}),
                         [(0, "N", "no senior"), (1, "L", "no senior")])

    def test_an_empty_roster(self):
        self.assertEqual(check_staffing({}, set()), [])
        self.assertEqual(check({}, set()), [])

    def test_text_of_staffing(self):
        self.assertEqual(check({"A": "E", "B": "E", "C": "E", "D": "L"}, {"D"}),
                         ["day 1, E: no senior", "day 1, L: missing 1", "day 1, N: missing 1"])
