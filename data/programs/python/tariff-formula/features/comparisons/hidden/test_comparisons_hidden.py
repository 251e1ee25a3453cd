import unittest

from src.formula import evaluate, names_in
from src.lexer import FormulaError


class ComparisonsHiddenTest(unittest.TestCase):
    def test_all_four(self):
        for sign, results in (("<", [1, 0, 0]), ("<=", [1, 1, 0]), (">", [0, 0, 1]), (">=", [0, 1, 1])):
            self.assertEqual([evaluate(f"x {sign} 2", {"x": x}) for x in (1, 2, 3)], results)

    def test_sums_bind_more_tightly(self):
        self.assertEqual(evaluate("1 + 1 < 1 + 2", {}), 1)
        self.assertEqual(evaluate("max(0, 2>=1)", {}), 1)
        self.assertEqual(evaluate("max(1 > 2)", {}), 0)

    def test_errors(self):
        for formula in ("1 < 2 < 3", "1 <", "< 1", "1 = 1"):
            with self.subTest(formula), self.assertRaises(FormulaError):
                evaluate(formula, {})

    def test_names(self):
        self.assertEqual(names_in("a<=b"), ["a", "b"])
