import unittest

from src.cli import main
from src.times import overtime, parse_duration


class TimesheetTest(unittest.TestCase):
    def setUp(self):
        self.sheet = ["3 stairs 1h30", "1 door 45m", "8 stairs 2h"]
        self.printed = []

    def run_command(self, *argv):
        return main(list(argv), self.sheet, self.printed.append)

    def test_durations(self):
        self.assertEqual([parse_duration(text) for text in ("2h", "45m", "1h30", "1h5m")], [120, 45, 90, 75])

    def test_overtime(self):
        self.assertEqual(overtime([(1, "door", 2000), (7, "door", 460)]), {1: 60})

    def test_add(self):
        self.assertEqual(self.run_command("add", "9", "table", "50m"), 0)
        self.assertEqual(self.sheet[-1], "9 table 1h")

    def test_report(self):
        self.run_command("report")
        self.assertEqual(self.printed, ["door 45m", "stairs 3h30", "total 4h15"])

    def test_week(self):
        self.run_command("week", "1")
        self.assertEqual(self.printed, ["1 door 45m", "3 stairs 1h30"])

    def test_a_job_without_hours(self):
        self.assertEqual(self.run_command("report", "roof"), 1)
        self.assertEqual(self.printed, ["error: no hours for roof"])

    def test_usage(self):
        self.assertEqual(self.run_command("add", "9"), 2)
        self.assertTrue(self.printed[0].startswith("usage:"))
