import unittest

from src.sheet import Sheet


class StepsTest(unittest.TestCase):
    def test_every_formula_is_computed_once(self):
        sheet = Sheet()
        sheet.set("A1", "1")
        for row in range(2, 15):
            sheet.set(f"A{row}", f"=A{row - 1}+A{row - 1}")
        self.assertEqual(sheet.value("A14"), 8192)
        self.assertLessEqual(sheet.computed, 13)
        sheet.set("A1", "2")
        self.assertEqual(sheet.value("A14"), 16384)
        self.assertLessEqual(sheet.computed, 26)
