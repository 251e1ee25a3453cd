import unittest

from src.formula import evaluate, names_in
from src.lexer import FormulaError, tokenize


class FormulaTest(unittest.TestCase):
    def test_tokens(self):
        self.assertEqual(tokenize("2.5*use"), [("number", 2.5), ("sign", "*"), ("name", "use")])

    def test_precedence(self):
        self.assertEqual(evaluate("2 + 3 * 4", {}), 14)
        self.assertEqual(evaluate("(2 + 3) * 4", {}), 20)

    def test_a_tariff(self):
        formula = "base + max(0, use - 30) * price"
        self.assertEqual(evaluate(formula, {"base": 9.5, "use": 42, "price": 0.5}), 15.5)

    def test_powers_bind_from_the_right(self):
        self.assertEqual(evaluate("2 ^ 3 ^ 2", {}), 512)

    def test_a_missing_value(self):
        with self.assertRaisesRegex(FormulaError, "no value for use"):
            evaluate("use + 1", {})

    def test_names(self):
        self.assertEqual(names_in("ceil(use / 1000) * price"), ["price", "use"])
