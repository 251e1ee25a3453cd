import unittest

from src.chart import decode_row, encode_row
from src.pattern import stitch_count, write_pattern


class ChartHiddenTest(unittest.TestCase):
    def test_every_word(self):
        self.assertEqual(encode_row("kpo/s"), "k1, p1, yo, k2tog, sl")
        self.assertEqual(encode_row("kkppoo//ss"), "k2, p2, yo x 2, k2tog x 2, sl x 2")
        self.assertEqual(encode_row("k" * 12), "k12")
        self.assertEqual(encode_row(""), "")

    def test_unknown_symbols_are_named(self):
        with self.assertRaisesRegex(ValueError, "unknown symbol '2'"):
            encode_row("k2")

    def test_what_is_encoded_can_be_decoded(self):
        for row in ("", "kpo/s", "kkppoo//ss", "sksksk", "o" * 15):
            self.assertEqual(decode_row(encode_row(row)), row)

    def test_space_and_case(self):
        self.assertEqual(decode_row("  K2 ,YO x3,k2TOG,  sl x 2 "), "kkooo/ss")
        self.assertEqual(decode_row("p, k"), "pk")
        self.assertEqual(decode_row("   "), "")

    def test_errors(self):
        for text in ("k0", "yo x 0", "k1,,p1", "k1,", "k-1", "2k", "k2togs"):
            with self.subTest(text), self.assertRaises(ValueError):
                decode_row(text)
        with self.assertRaisesRegex(ValueError, "nothing to do in 'k0'"):
            decode_row(" k0 ")


class PatternHiddenTest(unittest.TestCase):
    def test_repeats_at_both_ends(self):
        self.assertEqual(write_pattern(["k", "k", "p", "s", "s", "s"]),
                         ["Rows 1-2: k1", "Row 3: p1", "Rows 4-6: sl"])
        self.assertEqual(write_pattern(["k"]), ["Row 1: k1"])
        self.assertEqual(write_pattern([]), [])

    def test_stitches(self):
        self.assertEqual(stitch_count("kps", 3), 3)
        self.assertEqual(stitch_count("oo", 0), 2)
        self.assertEqual(stitch_count("//k", 5), 3)

    def test_the_row_must_use_all_stitches(self):
        for before in (3, 5):
            with self.assertRaises(ValueError) as caught:
                stitch_count("kk/o", before)
            self.assertEqual(str(caught.exception), f"the row uses 4 stitches, but there are {before}")
