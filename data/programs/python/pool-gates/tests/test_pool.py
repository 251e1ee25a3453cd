import unittest

from src.cli import main
from src.log import parse_log
from src.visits import busiest, visits

LOG = ["08:00 in C001", "08:30 in C002", "09:00 out C001", "??", "12:45 out C002", "12:50 out C009"]


class PoolTest(unittest.TestCase):
    def report(self, *argv):
        printed = []
        return main(list(argv), LOG, printed.append), printed

    def test_parse(self):
        self.assertEqual(parse_log(["08:00 in C001", "x"]), ([(480, "in", "C001")], [2]))

    def test_visits(self):
        events, _ = parse_log(LOG)
        self.assertEqual(visits(events), (
            [("C001", 480, 540), ("C002", 510, 765)], [(770, "out", "C009")]))

    def test_busiest(self):
        self.assertEqual(busiest([("C001", 480, 540), ("C002", 510, 765)]), (510, 2))

    def test_report(self):
        self.assertEqual(self.report(), (0, [
            "visits: 2", "busiest: 08:30 with 2", "C002 stayed 255 min", "odd: 12:50 out C009", "cannot read line 4"]))

    def test_strict(self):
        self.assertEqual(self.report("--strict")[0], 1)

    def test_usage(self):
        self.assertEqual(self.report("--fast"), (2, ["usage: report [--strict]"]))
