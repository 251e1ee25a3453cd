import unittest

from src.cli import USAGE, entries_of, main
from src.times import format_duration, overtime, parse_duration


class TimesHiddenTest(unittest.TestCase):
    def test_rounding_up(self):
        self.assertEqual([parse_duration(f"{n}m") for n in (1, 15, 16, 60, 61)], [15, 15, 30, 60, 75])
        self.assertEqual(parse_duration("0h20"), 30)
        self.assertEqual(parse_duration("10h00"), 600)

    def test_no_durations(self):
        for text in ("", "0m", "0h", "0h00", "30", "1h5", "h30", "1.5h", "-1h", "1h30m5", "1h 30", "2h100"):
            with self.subTest(text), self.assertRaises(ValueError):
                parse_duration(text)

    def test_format(self):
        self.assertEqual([format_duration(n) for n in (0, 15, 60, 65, 600)], ["0m", "15m", "1h", "1h05", "10h"])

    def test_weeks(self):
        self.assertEqual(overtime([(15, "a", 2401), (7, "a", 2400), (8, "a", 2400), (14, "b", 15)]), {2: 15, 3: 1})
        self.assertEqual(overtime([]), {})


class CliHiddenTest(unittest.TestCase):
    def run_command(self, argv, sheet=()):
        printed, lines = [], list(sheet)
        status = main(argv, lines, printed.append)
        return status, printed, lines

    def test_wrong_calls(self):
        for argv in ([], ["help"], ["add", "1", "a"], ["add", "1", "a", "1h", "x"], ["report", "a", "b"], ["week"],
                     ["week", "1", "2"], [""]):
            with self.subTest(argv):
                self.assertEqual(self.run_command(argv), (2, [USAGE], []))

    def test_bad_values(self):
        cases = [
            (["add", "0", "a", "1h"], "error: '0' is no day"),
            (["add", "x", "a", "1h"], "error: 'x' is no day"),
            (["add", "1", "a", "1"], "error: '1' is no duration"),
            (["week", "0"], "error: '0' is no week"),
            (["week", "-1"], "error: '-1' is no week"),
        ]
        for argv, message in cases:
            with self.subTest(argv):
                self.assertEqual(self.run_command(argv), (1, [message], []))

    def test_add_prints_the_line(self):
        self.assertEqual(self.run_command(["add", "07", "a", "0h46"]), (0, ["7 a 1h"], ["7 a 1h"]))

    def test_report_with_overtime(self):
        sheet = ["1 b 41h", "15 a 50h", "2 b 15m"]
        self.assertEqual(self.run_command(["report"], sheet), (0, [
            "a 50h", "b 41h15", "total 91h15", "overtime in week 1: 1h15", "overtime in week 3: 10h"], sheet))
        self.assertEqual(self.run_command(["report", "b"], sheet)[1], ["b 41h15"])
        self.assertEqual(self.run_command(["report"]), (0, ["total 0m"], []))
        self.assertEqual(self.run_command(["report", "c"], sheet), (1, ["error: no hours for c"], sheet))

    def test_week_keeps_the_order_within_a_day(self):
        sheet = ["14 b 1h", "8 z 1h", "8 a 1h", "7 x 1h", "15 y 1h"]
        self.assertEqual(self.run_command(["week", "2"], sheet)[1], ["8 z 1h", "8 a 1h", "14 b 1h"])
        self.assertEqual(self.run_command(["week", "9"], sheet)[:2], (0, []))

    def test_entries(self):
        self.assertEqual(entries_of(["3 a 1h30"]), [(3, "a", 90)])
