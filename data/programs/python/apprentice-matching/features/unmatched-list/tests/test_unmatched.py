import unittest

from src.matching import report


class UnmatchedTest(unittest.TestCase):
    def test_two_without_a_place(self):
        wishes = {"Cem": ["smithy"], "Ada": ["smithy"], "Ben": ["smithy"]}
        self.assertEqual(report({"smithy": ["Ben"]}, wishes), ["smithy: Ben", "without a place: Ada, Cem"])
