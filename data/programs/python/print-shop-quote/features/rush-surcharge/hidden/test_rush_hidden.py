import unittest

from src.quote import quote

JOB = {"size": (100, 100), "copies": 101, "colours": (0, 2), "folds": 1}


class RushHiddenTest(unittest.TestCase):
    def test_rounding_up_and_order(self):
        result = quote(JOB, {"size": (106, 116), "cents": 1}, rush=True)
        self.assertEqual(result["rush"], 1924)
        self.assertEqual(list(result), ["paper", "plates", "printing", "folding", "rush", "total"])

    def test_without_rush(self):
        paper = {"size": (106, 116), "cents": 1}
        self.assertEqual(quote(JOB, paper, rush=False), quote(JOB, paper))
        self.assertNotIn("rush", quote(JOB, paper))
