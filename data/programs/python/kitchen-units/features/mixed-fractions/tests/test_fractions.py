import unittest
from fractions import Fraction

from src.units import parse_amount


class FractionsTest(unittest.TestCase):
    def test_fractions_of_one_character(self):
        self.assertEqual(parse_amount("½ cup"), (Fraction(1, 2), "cup"))
        self.assertEqual(parse_amount("1¾ tsp"), (Fraction(7, 4), "tsp"))
