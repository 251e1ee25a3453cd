import unittest

from src.labels import correct_labels
from src.spelling import distance, suggest


class DistanceHiddenTest(unittest.TestCase):
    def test_pairs(self):
        cases = [
            ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("a", "b", 1), ("ab", "ba", 1), ("abc", "acb", 1),
            ("abc", "bca", 2), ("ca", "abc", 3), ("abcd", "badc", 2), ("saturday", "sunday", 3), ("aab", "aba", 1),
            ("abab", "baba", 2), ("flaw", "lawn", 2), ("aa", "a", 1), ("abcdef", "abdcfe", 2),
        ]
        for first, second, slips in cases:
            with self.subTest((first, second)):
                self.assertEqual(distance(first, second), slips)
                self.assertEqual(distance(second, first), slips)


class SuggestHiddenTest(unittest.TestCase):
    def test_six_letters_forgive_two_slips(self):
        self.assertEqual(suggest("abcdxy", ["abcdef"]), ["abcdef"])
        self.assertEqual(suggest("abcxyz", ["abcdef"]), [])
        self.assertEqual(suggest("abcd", ["abcdef", "abcdefg"]), ["abcdef"])
        self.assertEqual(suggest("abcdefgh", ["abcdef", "abcde"]), ["abcdef"])

    def test_five_letters_forgive_one(self):
        self.assertEqual(suggest("abcdx", ["abcde"]), ["abcde"])
        self.assertEqual(suggest("abcxy", ["abcde"]), [])

    def test_order(self):
        self.assertEqual(suggest("abcdefg", ["zbcdefx", "xbcdefg", "bbcdefg", "abcdexx"]),
                         ["bbcdefg", "xbcdefg", "abcdexx", "zbcdefx"])

    def test_an_exact_name_stands_alone(self):
        self.assertEqual(suggest("ABC", ["abd", "Abc", "abx"]), ["Abc"])
        self.assertEqual(suggest("abc", []), [])


class LabelsHiddenTest(unittest.TestCase):
    def test_the_closer_name_wins(self):
        self.assertEqual(correct_labels(["abcdeg"], ["abcdef", "abcdxx", "abcyyy"]), ["abcdef"])
        self.assertEqual(correct_labels(["abcdeg"], ["abcdex", "abcdey"]), ["abcdeg (?)"])

    def test_the_spelling_of_the_names_is_taken(self):
        self.assertEqual(correct_labels(["ROSA", "rosa "], ["Rosa"]), ["Rosa", "Rosa"])
        self.assertEqual(correct_labels(["ABCDEG"], ["abcdef", "ABCDxx"]), ["abcdef"])
        self.assertEqual(correct_labels([" ", "x y"], []), ["x y (?)"])
