import unittest

from src.typeset import cast_list, centre, column, justify, wrap


class TypesetTest(unittest.TestCase):
    def test_wrap(self):
        self.assertEqual(wrap("The curtain rises\nat eight", 10), ["The", "curtain", "rises at", "eight"])

    def test_paragraphs(self):
        self.assertEqual(wrap("one\n\ntwo", 10), ["one", "", "two"])

    def test_long_words(self):
        self.assertEqual(wrap("an impresario", 6), ["an", "impre-", "sario"])

    def test_justify(self):
        self.assertEqual(justify("to be or not", 15), "to  be  or  not")
        self.assertEqual(justify("to be or not", 14), "to  be  or not")

    def test_column(self):
        self.assertEqual(column("to be or not to be", 8), ["to be or", "not   to", "be"])

    def test_centre(self):
        self.assertEqual(centre(["ACT", "I"], 6), [" ACT", "  I"])

    def test_cast(self):
        self.assertEqual(cast_list([("Puck", "Ida May")], 20), ["Puck ....... Ida May"])
