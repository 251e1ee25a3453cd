import unittest

from src.formula import evaluate, names_in
from src.lexer import FormulaError, tokenize


class LexerHiddenTest(unittest.TestCase):
    def test_space_and_names(self):
        self.assertEqual(tokenize(" a_1 -( 10,2 ) "), [
            ("name", "a_1"), ("sign", "-"), ("sign", "("), ("number", 10.0), ("sign", ","), ("number", 2.0),
            ("sign", ")")])
        self.assertEqual(tokenize("  "), [])
        self.assertIsInstance(tokenize("3")[0][1], float)

    def test_bad_characters(self):
        for formula, message in (("1 + $", "unexpected '$' at 5"), ("%", "unexpected '%' at 1"),
                                 ("1.", "unexpected '.' at 2")):
            with self.subTest(formula), self.assertRaises(FormulaError) as caught:
                tokenize(formula)
            self.assertEqual(str(caught.exception), message)


class EvaluateHiddenTest(unittest.TestCase):
    def test_values(self):
        cases = {
            "7": 7, "10 - 4 - 3": 3, "24 / 4 / 2": 3, "24 / 4 * 2": 12, "2 * 3 + 4 * 5": 26, "1 - 2 + 3": 2,
            "-2 ^ 2": -4, "(-2) ^ 2": 4, "2 ^ -1": 0.5, "--3": 3, "2 * -3": -6, "2 - -3": 5, "2 ^ 2 * 3": 12,
            "ceil(1.2)": 2, "floor(-1.2)": -2, "min(3, 1, 2)": 1, "max(4)": 4, "max(1, min(5, 3)) + 1": 4,
            "4 ^ 0.5": 2, "0 ^ 0": 1,
        }
        for formula, value in cases.items():
            with self.subTest(formula):
                self.assertEqual(evaluate(formula, {}), value)
                self.assertIsInstance(evaluate(formula, {}), float)

    def test_names_and_functions_do_not_mix(self):
        self.assertEqual(evaluate("min + 1", {"min": 4}), 5)

    def test_errors(self):
        cases = {
            "": "the formula ends too early",
            "1 +": "the formula ends too early",
            "1 2": "unexpected 2.0",
            "* 2": "unexpected *",
            "(1": "expected ')', found the end",
            "(1 2)": "expected ')', found 2.0",
            "1)": "unexpected )",
            "max()": "unexpected )",
            "max(1,": "the formula ends too early",
            "ceil(1, 2)": "ceil takes one argument",
            "floor(1, 2)": "floor takes one argument",
            "sqrt(2)": "unknown function sqrt",
            "1 / (2 - 2)": "division by zero",
            "0 ^ -1": "this power cannot be computed",
            "(-1) ^ 0.5": "this power cannot be computed",
            "9 ^ 9 ^ 9": "this power cannot be computed",
            "x": "no value for x",
        }
        for formula, message in cases.items():
            with self.subTest(formula), self.assertRaises(FormulaError) as caught:
                evaluate(formula, {})
            self.assertEqual(str(caught.exception), message)

    def test_names(self):
        self.assertEqual(names_in("b + a * b - max(c)"), ["a", "b", "c"])
        self.assertEqual(names_in("max + min (1)"), ["max"])
        self.assertEqual(names_in("1"), [])
