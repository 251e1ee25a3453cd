import unittest
from fractions import Fraction

from src.recipe import scale_recipe
from src.units import UnitError, convert, parse_amount, write_amount


class ParseHiddenTest(unittest.TestCase):
    def test_forms(self):
        cases = {
            " 3/4 CUP ": (Fraction(3, 4), "cup"),
            "2tbsps": (2, "tbsp"),
            "2 10/4 g": (Fraction(9, 2), "g"),
            "1.25 kg": (Fraction(5, 4), "kg"),
            "2 ozs": (2, "oz"),
            "10 mls": (10, "ml"),
            "0": (0, ""),
        }
        for text, amount in cases.items():
            with self.subTest(text):
                self.assertEqual(parse_amount(text), amount)

    def test_errors(self):
        for text in ("", "cup", "1 2 cup", "1 2.5 cup", "1/0 cup", "1/2/3", "-1 cup", "1 cupss", "1 s", "1 stone"):
            with self.subTest(text), self.assertRaises(UnitError):
                parse_amount(text)
        with self.assertRaisesRegex(UnitError, "divides by zero"):
            parse_amount("1/0")


class ConvertHiddenTest(unittest.TestCase):
    def test_every_unit(self):
        litre = {"ml": 1000, "tsp": 200, "tbsp": Fraction(200, 3), "cup": Fraction(25, 6), "l": 1}
        for unit, number in litre.items():
            self.assertEqual(convert(1, "l", unit), number)
            self.assertEqual(convert(number, unit, "l"), 1)
        self.assertEqual(convert(1, "kg", "g"), 1000)
        self.assertEqual(convert(2, "oz", "g"), Fraction(567, 10))

    def test_densities(self):
        self.assertEqual(convert(1, "l", "kg"), 1)
        self.assertEqual(convert(100, "ml", "g", "flour"), 53)
        self.assertEqual(convert(53, "g", "ml", "flour"), 100)
        self.assertEqual(convert(85, "g", "l", "sugar"), Fraction(1, 10))

    def test_errors(self):
        with self.assertRaisesRegex(UnitError, "no density for honey"):
            convert(1, "cup", "g", "honey")
        with self.assertRaises(UnitError):
            convert(1, "g", "cup", "honey")
        self.assertEqual(convert(1, "kg", "g", "honey"), 1000)
        for unit, target in (("stone", "g"), ("g", "stone"), ("", "g")):
            with self.subTest((unit, target)), self.assertRaisesRegex(UnitError, "unknown unit"):
                convert(1, unit, target)


class WriteHiddenTest(unittest.TestCase):
    def test_rounding(self):
        cases = {
            Fraction(0): "0", Fraction(1, 20): "0", Fraction(1, 16): "1/8", Fraction(1, 3): "1/3",
            Fraction(2, 3): "2/3", Fraction(17, 48): "3/8", Fraction(31, 32): "1", Fraction(95, 32): "3",
            Fraction(37, 12): "3 1/8", Fraction(29, 10): "2 7/8", Fraction(7, 24): "1/4", Fraction(65, 48): "1 3/8",
            Fraction(3, 16): "1/4", 5: "5",
        }
        for number, text in cases.items():
            with self.subTest(number):
                self.assertEqual(write_amount(number), text)


class ScaleHiddenTest(unittest.TestCase):
    def test_larger_measures(self):
        lines = scale_recipe(["1 tsp:a", "2 tsp : b", "8 tbsp: c", "48 tsp: d", "15 tbsp: e", "100 ml: f: g"], 1, 2)
        self.assertEqual(lines, ["2 tsp: a", "1 1/3 tbsp: b", "1 cup: c", "2 cup: d", "1 7/8 cup: e", "200 ml: f: g"])

    def test_lines_without_an_amount(self):
        self.assertEqual(scale_recipe(["Dough", "1 l: milk"], 1, 2), ["Dough", "2 l: milk"])

    def test_downwards(self):
        self.assertEqual(scale_recipe(["3 tsp: a", "1 cup: b"], 3, 1), ["1 tsp: a", "1/3 cup: b"])

    def test_people(self):
        for portions, wanted in ((0, 1), (1, 0), (-1, 2), (2, -1)):
            with self.subTest((portions, wanted)), self.assertRaises(ValueError):
                scale_recipe([], portions, wanted)
        self.assertEqual(scale_recipe([], 1, 1), [])
        with self.assertRaises(UnitError):
            scale_recipe(["some: salt"], 1, 1)
