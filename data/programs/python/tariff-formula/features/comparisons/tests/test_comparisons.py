import unittest

from src.formula import evaluate


class ComparisonsTest(unittest.TestCase):
    def test_a_surcharge_above_a_limit(self):
        self.assertEqual(evaluate("10 + (use > 30) * 5", {"use": 31}), 15)
        self.assertEqual(evaluate("10 + (use > 30) * 5", {"use": 30}), 10)
