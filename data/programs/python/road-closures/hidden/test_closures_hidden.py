import unittest

from src.closures import is_closed, merge, open_stretches, reopen
from src.notices import parse_closures


class MergeHiddenTest(unittest.TestCase):
    def test_edges(self):
        self.assertEqual(merge([]), [])
        self.assertEqual(merge([(5, 5), (7, 8)]), [(7, 8)])
        self.assertEqual(merge([(1, 10), (2, 3), (9, 12)]), [(1, 12)])
        self.assertEqual(merge([(1, 2), (3, 4)]), [(1, 2), (3, 4)])
        self.assertEqual(merge([(1, 2), (2, 2), (4, 5)]), [(1, 2), (4, 5)])
        with self.assertRaises(ValueError):
            merge([(1, 2), (9, 8)])


class OpenHiddenTest(unittest.TestCase):
    def test_short_stretches_are_left_out(self):
        self.assertEqual(open_stretches([(500, 1000), (1499, 2000), (2500, 3000)], 3499),
                         [(0, 500), (2000, 2500)])

    def test_the_whole_road(self):
        self.assertEqual(open_stretches([], 500), [(0, 500)])
        self.assertEqual(open_stretches([], 499), [])
        self.assertEqual(open_stretches([(0, 9000)], 5000), [])

    def test_closures_beyond_the_road(self):
        self.assertEqual(open_stretches([(4000, 9000)], 5000), [(0, 4000)])
        self.assertEqual(open_stretches([(7000, 9000)], 5000), [(0, 5000)])

    def test_is_closed(self):
        merged = [(100, 200), (500, 600), (900, 901)]
        closed = [n for n in (0, 99, 100, 199, 200, 499, 500, 599, 600, 900, 901) if is_closed(merged, n)]
        self.assertEqual(closed, [100, 199, 500, 599, 900])
        self.assertIs(is_closed([], 5), False)

    def test_reopen(self):
        merged = [(100, 200), (300, 400), (500, 600)]
        self.assertEqual(reopen(merged, 150, 550), [(100, 150), (550, 600)])
        self.assertEqual(reopen(merged, 200, 300), merged)
        self.assertEqual(reopen(merged, 300, 400), [(100, 200), (500, 600)])
        self.assertEqual(reopen(merged, 0, 350), [(350, 400), (500, 600)])
        self.assertEqual(reopen([], 0, 350), [])


class NoticesHiddenTest(unittest.TestCase):
    def test_forms(self):
        lengths = {"A1": 5000, "B2": 800}
        text = "\n A1 : km 0 to 0.05\nB2:km 0.7 to end\nA1:  km 1.005  to  2 , km 3.25 to 3.5\n"
        self.assertEqual(parse_closures(text, lengths),
                         {"A1": [(0, 50), (1005, 2000), (3250, 3500)], "B2": [(700, 800)]})
        self.assertEqual(parse_closures("", {}), {})

    def test_errors(self):
        for text in ("A1 km 1 to 2", "A9: km 1 to 2", "A1: km 1 to 2,", "A1: 1 to 2", "A1: km 1.2345 to 2",
                     "A1: km end to 2", "A1: km 1 - 2", "A1:"):
            with self.subTest(text), self.assertRaises(ValueError):
                parse_closures(text, {"A1": 5000})
