import unittest

from src.chart import decode_row, encode_row
from src.pattern import stitch_count, write_pattern


class ChartTest(unittest.TestCase):
    def test_encode(self):
        self.assertEqual(encode_row("kkkopp/"), "k3, yo, p2, k2tog")

    def test_encode_several_yarn_overs(self):
        self.assertEqual(encode_row("ook"), "yo x 2, k1")

    def test_unknown_symbol(self):
        with self.assertRaises(ValueError):
            encode_row("kkq")

    def test_decode(self):
        self.assertEqual(decode_row("k3, yo, k2tog x 2, p"), "kkko//p")

    def test_decode_nonsense(self):
        with self.assertRaisesRegex(ValueError, "cannot read 'turn'"):
            decode_row("k3, turn")

    def test_pattern(self):
        self.assertEqual(
            write_pattern(["kk", "pp", "pp", "kk"]),
            ["Row 1: k2", "Rows 2-3: p2", "Row 4: k2"],
        )

    def test_stitch_count(self):
        self.assertEqual(stitch_count("kko/", 4), 4)
