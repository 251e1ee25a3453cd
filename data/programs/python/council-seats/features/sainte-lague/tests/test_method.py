import unittest

from src.seats import distribute


class MethodTest(unittest.TestCase):
    def test_sainte_lague(self):
        votes = {"A": 53, "B": 24, "C": 23}
        self.assertEqual(distribute(votes, 7, method="sainte-lague"), {"A": 3, "B": 2, "C": 2})
        self.assertEqual(distribute(votes, 7, method="dhondt"), {"A": 4, "B": 2, "C": 1})
