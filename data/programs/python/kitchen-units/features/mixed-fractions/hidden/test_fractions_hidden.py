import unittest
from fractions import Fraction

from src.recipe import scale_recipe
from src.units import UnitError, parse_amount


class FractionsHiddenTest(unittest.TestCase):
    def test_all_of_them(self):
        for text, number in (("¼", (1, 4)), ("½", (1, 2)), ("¾", (3, 4)), ("⅓", (1, 3)), ("⅔", (2, 3))):
            self.assertEqual(parse_amount(text), (Fraction(*number), ""))

    def test_space_before_and_behind(self):
        self.assertEqual(parse_amount(" 2 ⅓cups "), (Fraction(7, 3), "cup"))

    def test_nonsense(self):
        for text in ("½½", "½ 1", "1/2½", "1.5½", "cup ½"):
            with self.subTest(text), self.assertRaises(UnitError):
                parse_amount(text)

    def test_in_recipes(self):
        self.assertEqual(scale_recipe(["1½ cups: milk"], 1, 2), ["3 cup: milk"])
