import unittest

from src.closures import is_closed, merge, open_stretches, reopen
from src.notices import parse_closures


class ClosuresTest(unittest.TestCase):
    def test_merge(self):
        self.assertEqual(merge([(500, 900), (100, 300), (200, 400)]), [(100, 400), (500, 900)])

    def test_merge_what_touches(self):
        self.assertEqual(merge([(100, 200), (200, 300)]), [(100, 300)])

    def test_backwards(self):
        with self.assertRaises(ValueError):
            merge([(300, 200)])

    def test_open_stretches(self):
        self.assertEqual(open_stretches([(1000, 2000), (2100, 3000)], 5000), [(0, 1000), (3000, 5000)])

    def test_is_closed(self):
        merged = [(100, 200), (500, 600)]
        self.assertTrue(is_closed(merged, 100))
        self.assertFalse(is_closed(merged, 200))

    def test_reopen(self):
        self.assertEqual(reopen([(100, 400)], 200, 300), [(100, 200), (300, 400)])

    def test_notices(self):
        text = "A217: km 3.5 to 4.25, km 10 to end"
        self.assertEqual(parse_closures(text, {"A217": 12000}), {"A217": [(3500, 4250), (10000, 12000)]})
