import unittest

from src.typeset import wrap


class IndentHiddenTest(unittest.TestCase):
    def test_every_paragraph_hangs(self):
        self.assertEqual(wrap("aa bb cc\n\ndd ee", 4, indent=1), ["aa", " bb", " cc", "", "dd", " ee"])

    def test_long_words(self):
        self.assertEqual(wrap("abcdefghij k", 5, indent=2), ["abcd-", "  ef-", "  gh-", "  ij", "  k"])
        self.assertEqual(wrap("a bcdef", 5, indent=1), ["a", " bcd-", " ef"])

    def test_too_little_room(self):
        with self.assertRaises(ValueError):
            wrap("a", 5, indent=4)
        self.assertEqual(wrap("ab cd", 5, indent=3), ["ab cd"])

    def test_no_indent(self):
        self.assertEqual(wrap("ab cd ef", 5, indent=0), ["ab cd", "ef"])
