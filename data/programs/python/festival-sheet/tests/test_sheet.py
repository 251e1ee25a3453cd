import unittest

from src.cells import cells_in, parse_cell
from src.sheet import Sheet


class SheetTest(unittest.TestCase):
    def setUp(self):
        self.sheet = Sheet()
        for name, text in {"A1": "Tents", "B1": "1200", "B2": "300", "B3": "=SUM(B1:B2)"}.items():
            self.sheet.set(name, text)

    def test_cells(self):
        self.assertEqual(parse_cell("C12"), (3, 12))
        self.assertEqual(cells_in("A1:B2"), ["A1", "B1", "A2", "B2"])

    def test_values(self):
        self.assertEqual(self.sheet.value("A1"), "Tents")
        self.assertEqual(self.sheet.value("B1"), 1200)
        self.assertEqual(self.sheet.value("Z9"), 0)

    def test_formulas(self):
        self.assertEqual(self.sheet.value("B3"), 1500)
        self.sheet.set("B4", "=B3 - 200 + A1")
        self.assertEqual(self.sheet.value("B4"), 1300)

    def test_a_change_is_seen(self):
        self.sheet.value("B3")
        self.sheet.set("B2", "")
        self.assertEqual(self.sheet.value("B3"), 1200)

    def test_loops(self):
        self.sheet.set("B1", "=B3")
        self.assertEqual(self.sheet.value("B3"), "#LOOP")

    def test_bad_formulas(self):
        self.sheet.set("C1", "=B1*2")
        self.assertEqual(self.sheet.value("C1"), "#BAD")
