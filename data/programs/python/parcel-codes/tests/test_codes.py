import unittest

from src.codes import CodeError, decode, encode, is_valid, normalize


class CodesTest(unittest.TestCase):
    def test_encode(self):
        self.assertEqual(encode(1234), "0000-16JD")

    def test_encode_a_short_code(self):
        self.assertEqual(encode(32, length=3), "010*")

    def test_a_number_that_is_too_large(self):
        with self.assertRaises(ValueError):
            encode(32, length=1)

    def test_normalize(self):
        self.assertEqual(normalize(" o0l-i a"), "0011A")

    def test_decode(self):
        self.assertEqual(decode("0000-16JD"), 1234)

    def test_a_wrong_check_symbol(self):
        with self.assertRaisesRegex(CodeError, "the check symbol is wrong"):
            decode("0000-16JE")

    def test_is_valid(self):
        self.assertTrue(is_valid("ooOo i6jd"))
        self.assertFalse(is_valid("0000-16KD"))
