import unittest
from fractions import Fraction

from src.recipe import scale_recipe
from src.units import UnitError, convert, parse_amount, write_amount


class UnitsTest(unittest.TestCase):
    def test_parse(self):
        self.assertEqual(parse_amount("2 cups"), (2, "cup"))
        self.assertEqual(parse_amount("1 1/2 tsp"), (Fraction(3, 2), "tsp"))
        self.assertEqual(parse_amount("0.5l"), (Fraction(1, 2), "l"))
        self.assertEqual(parse_amount("3"), (3, ""))

    def test_an_unknown_unit(self):
        with self.assertRaisesRegex(UnitError, "unknown unit 'pinch'"):
            parse_amount("1 pinch")

    def test_convert_volumes(self):
        self.assertEqual(convert(2, "tbsp", "tsp"), 6)

    def test_convert_to_weight(self):
        self.assertEqual(convert(1, "cup", "g", "sugar"), 204)

    def test_write(self):
        self.assertEqual([write_amount(Fraction(n, 4)) for n in (1, 4, 5)], ["1/4", "1", "1 1/4"])

    def test_scale(self):
        self.assertEqual(
            scale_recipe(["For the dough", "2 cups: flour", "1 tsp: salt", "3: eggs"], 4, 12),
            ["For the dough", "6 cup: flour", "1 tbsp: salt", "9: eggs"],
        )
