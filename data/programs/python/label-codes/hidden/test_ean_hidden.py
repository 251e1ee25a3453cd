import unittest

from src.ean import CodeError, check_digit, read_code, repair, weight_label


class EanHiddenTest(unittest.TestCase):
    def test_check_digits(self):
        cases = {"000000000000": "0", "100000000000": "9", "010000000000": "7", "978014300723": "4",
                 "730000000000": "4", "590123412345": "7"}
        for digits, digit in cases.items():
            self.assertEqual(check_digit(digits), digit)
        for digits in ("", "12345678901", "1234567890123", "12345678901x", "１23456789012", "12345678901²"):
            with self.subTest(digits), self.assertRaises(CodeError):
                check_digit(digits)

    def test_read(self):
        self.assertEqual(read_code("978-0 143007234"), {"product": "978014300723"})
        code = "2200417" + "00099"
        self.assertEqual(read_code(code + check_digit(code)), {"product": "00417", "cents": 99})
        code = "230041700099"
        self.assertEqual(read_code(code + check_digit(code)), {"product": code})
        for code in ("978014300723", "97801430072344", "978014300723x", "", "9780143007235"):
            with self.subTest(code), self.assertRaises(CodeError):
                read_code(code)

    def test_labels(self):
        self.assertEqual(weight_label(0, 0)[:12], "210000000000")
        self.assertEqual(read_code(weight_label(99_999, 99_999)), {"product": "99999", "grams": 99_999})
        for product, grams in ((-1, 5), (100_000, 5), (5, -1), (5, 100_000)):
            with self.subTest((product, grams)), self.assertRaisesRegex(CodeError, "^no label for"):
                weight_label(product, grams)

    def test_repair_every_place(self):
        code = "5901234123457"
        for index in range(13):
            self.assertEqual(repair(code[:index] + "?" + code[index + 1:]), code)

    def test_what_cannot_be_repaired(self):
        for code in ("5901234123457", "59012341234??", "590123412345?7", "59012341234?", "59x1234123?57",
                     "590123412?45x",
                     ""):
            with self.subTest(code), self.assertRaises(CodeError):
                repair(code)
