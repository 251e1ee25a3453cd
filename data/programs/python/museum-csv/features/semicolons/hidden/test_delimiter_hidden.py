import unittest

from src.csv_text import CsvError, parse, render


class DelimiterHiddenTest(unittest.TestCase):
    def test_tabs(self):
        self.assertEqual(parse('a\t"b\tc"\t\n', delimiter="\t"), [["a", "b\tc", ""]])

    def test_render_quotes_the_delimiter(self):
        self.assertEqual(render([["a;b", "c,d", 'e"']], delimiter=";"), '"a;b";c,d;"e"""\n')

    def test_a_comma_after_a_quoted_field_is_an_error(self):
        with self.assertRaises(CsvError):
            parse('"a",b', delimiter=";")
        self.assertEqual(parse('"a";b', delimiter=";"), [["a", "b"]])

    def test_the_default_is_a_comma(self):
        self.assertEqual(parse("a;b,c"), [["a;b", "c"]])
        self.assertEqual(render([["a;b", "c,d"]]), 'a;b,"c,d"\n')
