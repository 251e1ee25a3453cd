import unittest

from src.matching import report


class UnmatchedHiddenTest(unittest.TestCase):
    def test_everybody_has_a_place(self):
        self.assertEqual(report({"x": ["a"], "y": ["b"]}, {"a": [], "b": []}), ["x: a", "y: b"])

    def test_no_workshops(self):
        self.assertEqual(report({}, {"a": []}), ["without a place: a"])

    def test_without_wishes(self):
        self.assertEqual(report({"x": []}), ["x: nobody"])
