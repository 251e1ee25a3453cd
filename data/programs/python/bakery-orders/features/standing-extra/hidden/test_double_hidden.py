import unittest

from src.orders import parse_line, parse_sheet


class DoubleHiddenTest(unittest.TestCase):
    def test_any_case_and_dozens(self):
        self.assertEqual(parse_line("1 dozen roll  DOUBLE "), ("roll", 24))

    def test_only_a_word_of_its_own_at_the_end_counts(self):
        self.assertEqual(parse_line("2 x double roll"), ("double roll", 2))
        self.assertEqual(parse_line("2 x redouble"), ("redouble", 2))

    def test_a_product_is_still_needed(self):
        self.assertEqual(parse_line("2 x double"), ("double", 2))

    def test_in_a_sheet(self):
        self.assertEqual(parse_sheet("[A]\n1 x bun\n1 x bun Double # new"), {"A": {"bun": 3}})
