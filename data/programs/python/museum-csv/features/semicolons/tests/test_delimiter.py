import unittest

from src.csv_text import parse, render


class DelimiterTest(unittest.TestCase):
    def test_semicolons(self):
        self.assertEqual(parse("a,b;c", delimiter=";"), [["a,b", "c"]])
        self.assertEqual(render([["a,b", "c"]], delimiter=";"), "a,b;c\n")
