import unittest

from src.ean import CodeError, check_digit, read_code, repair, weight_label


class EanTest(unittest.TestCase):
    def test_check_digit(self):
        self.assertEqual(check_digit("400638133393"), "1")

    def test_read(self):
        self.assertEqual(read_code("4006381333931"), {"product": "400638133393"})

    def test_a_wrong_digit(self):
        with self.assertRaises(CodeError):
            read_code("4006381333932")

    def test_a_weighed_product(self):
        code = weight_label(417, 1250)
        self.assertEqual(code[:12], "210041701250")
        self.assertEqual(read_code(code), {"product": "00417", "grams": 1250})

    def test_too_heavy(self):
        with self.assertRaises(CodeError):
            weight_label(417, 100_000)

    def test_repair(self):
        self.assertEqual(repair("40063813?3931"), "4006381333931")
