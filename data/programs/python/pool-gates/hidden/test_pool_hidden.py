import unittest

from src.cli import main
from src.log import clock, parse_log
from src.visits import busiest, overlong, visits


class LogHiddenTest(unittest.TestCase):
    def test_bad_lines(self):
        lines = ["24:00 in C001", "8:00 in C001", "08:60 in C001", "08:00 up C001", "08:00 in C1", "08:00  in C001",
                 "08:00 in C0011", "", " 08:00 in C001 ", "07:59 in C002", "08:00 out C001", "23:59 in C003"]
        self.assertEqual(parse_log(lines), (
            [(480, "in", "C001"), (480, "out", "C001"), (1439, "in", "C003")], [1, 2, 3, 4, 5, 6, 7, 10]))
        self.assertEqual(parse_log(["00:00 in C001"])[0], [(0, "in", "C001")])

    def test_clock(self):
        self.assertEqual([clock(minute) for minute in (0, 61, 1439)], ["00:00", "01:01", "23:59"])


class VisitsHiddenTest(unittest.TestCase):
    def test_odd_events_change_nothing(self):
        events = [(1, "out", "a"), (2, "in", "a"), (3, "in", "a"), (4, "out", "a"), (5, "out", "a"), (6, "in", "a")]
        self.assertEqual(visits(events), ([("a", 2, 4), ("a", 6, None)], [events[0], events[2], events[4]]))

    def test_order_of_beginning(self):
        events = [(1, "in", "b"), (2, "in", "a"), (3, "out", "a"), (4, "out", "b")]
        self.assertEqual(visits(events)[0], [("b", 1, 4), ("a", 2, 3)])

    def test_busiest(self):
        self.assertEqual(busiest([]), (0, 0))
        self.assertEqual(busiest([("a", 5, 9), ("b", 9, 12)]), (5, 1))
        self.assertEqual(busiest([("a", 5, 9), ("b", 8, 12), ("c", 9, None), ("d", 9, None)]), (9, 3))
        self.assertEqual(busiest([("a", 5, 5)]), (0, 0))
        self.assertEqual(busiest([("a", 5, None), ("b", 7, 8), ("c", 9, 10)]), (7, 2))

    def test_overlong(self):
        found = [("a", 0, 240), ("b", 0, 241), ("c", 0, None)]
        self.assertEqual(overlong(found), [("b", 0, 241)])


class CliHiddenTest(unittest.TestCase):
    def report(self, argv, lines):
        printed = []
        return main(argv, lines, printed.append), printed

    def test_an_empty_log(self):
        self.assertEqual(self.report([], []), (0, ["visits: 0"]))
        self.assertEqual(self.report(["--strict"], [""]), (0, ["visits: 0"]))

    def test_order_of_lines(self):
        lines = ["08:00 in C001", "08:00 in C001", "08:05 in C002", "bad", "12:01 out C001"]
        expected = ["visits: 2", "busiest: 08:05 with 2", "C001 stayed 241 min", "C002 still inside",
                    "odd: 08:00 in C001", "cannot read line 4"]
        self.assertEqual(self.report([], lines), (0, expected))
        self.assertEqual(self.report(["--strict"], lines), (1, expected))

    def test_either_makes_strict_fail(self):
        self.assertEqual(self.report(["--strict"], ["08:00 out C001"])[0], 1)
        self.assertEqual(self.report(["--strict"], ["bad"])[0], 1)
        self.assertEqual(self.report(["--strict"], ["08:00 in C001"])[0], 0)

    def test_usage(self):
        for argv in (["x"], ["--strict", "--strict"], [""]):
            self.assertEqual(self.report(argv, ["bad"]), (2, ["usage: report [--strict]"]))
