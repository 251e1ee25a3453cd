import unittest

from src.typeset import cast_list, centre, column, justify, wrap


class WrapHiddenTest(unittest.TestCase):
    def test_exact_fit(self):
        self.assertEqual(wrap("abc de fgh", 6), ["abc de", "fgh"])
        self.assertEqual(wrap("abc def", 6), ["abc", "def"])
        self.assertEqual(wrap("abcdef", 6), ["abcdef"])

    def test_long_words(self):
        self.assertEqual(wrap("abcdefghij kl m", 4), ["abc-", "def-", "ghij", "kl m"])
        self.assertEqual(wrap("abcdefg h", 4), ["abc-", "defg", "h"])
        self.assertEqual(wrap("abcde f", 4), ["abc-", "de f"])
        self.assertEqual(wrap("abcd", 2), ["a-", "b-", "cd"])

    def test_width(self):
        for width in (1, 0, -3):
            with self.assertRaises(ValueError):
                wrap("a", width)
        self.assertEqual(wrap("", 2), [])

    def test_space_of_all_kinds(self):
        self.assertEqual(wrap("\n\n a \t b\n \n\n\nc \n", 9), ["a b", "", "c"])


class JustifyHiddenTest(unittest.TestCase):
    def test_gaps(self):
        self.assertEqual(justify("a b c d", 12), "a   b   c  d")
        self.assertEqual(justify("a b", 10), "a        b")

    def test_what_stays(self):
        for line, width in (("word", 9), ("", 9), ("a b", 3), ("a b", 2), ("a  b", 4)):
            self.assertEqual(justify(line, width), line)

    def test_last_lines_of_paragraphs_are_ragged(self):
        self.assertEqual(column("a b cc\n\nd e ff", 4), ["a  b", "cc", "", "d  e", "ff"])
        self.assertEqual(column("", 4), [])

    def test_centre(self):
        self.assertEqual(centre(["ab", "abc", "", "abcdef", "abcdefgh"], 5),
                         [" ab", " abc", "", "abcdef", "abcdefgh"])

    def test_cast(self):
        self.assertEqual(cast_list([("A", "B"), ("Abcd", "Efgh")], 7), ["A ... B", "Abcd ... Efgh"])
        self.assertEqual(cast_list([("A", "B")], 8), ["A .... B"])
        self.assertEqual(cast_list([], 8), [])
