import unittest

from src.cells import cells_in, parse_cell
from src.sheet import Sheet


class CellsHiddenTest(unittest.TestCase):
    def test_parse(self):
        self.assertEqual([parse_cell("A1"), parse_cell("Z10")], [(1, 1), (26, 10)])
        for name in ("", "A", "1", "A0", "A01", "a1", "AA1", "A1 "):
            with self.subTest(name), self.assertRaises(ValueError):
                parse_cell(name)

    def test_ranges(self):
        self.assertEqual(cells_in("B3"), ["B3"])
        self.assertEqual(cells_in("C2:B3"), ["B2", "C2", "B3", "C3"])
        self.assertEqual(cells_in("B3:C2"), ["B2", "C2", "B3", "C3"])
        self.assertEqual(cells_in("A9:A11"), ["A9", "A10", "A11"])
        with self.assertRaises(ValueError):
            cells_in("A1:B2:C3")


def sheet(**cells):
    made = Sheet()
    for name, text in cells.items():
        made.set(name, text)
    return made


class SheetHiddenTest(unittest.TestCase):
    def test_what_is_written(self):
        made = sheet(A1="-5", A2="5x", A3="--5", A4=" 5", A5="- 5")
        self.assertEqual([made.value(f"A{row}") for row in range(1, 6)], [-5, "5x", "--5", " 5", "- 5"])
        with self.assertRaises(ValueError):
            made.set("A0", "1")

    def test_signs_and_space(self):
        made = sheet(A1="7", B1="=-A1", B2="= - A1 - 3 + 20 ", B3="=A1-A1-A1", B4="=5", B5="=+5")
        self.assertEqual([made.value(f"B{row}") for row in range(1, 6)], [-7, 10, -7, 5, 5])

    def test_functions(self):
        made = sheet(A1="4", A2="x", A3="0", A5="-9", B1="=SUM(A1:A9)", B2="=COUNT(A1:A9)", B3="=MAX(A1:A9)",
                     B4="=MAX(C1:C9)", B5="=MAX(A5)", B6="=10-COUNT(A1:A5)+MAX(A1)")
        self.assertEqual([made.value(f"B{row}") for row in range(1, 7)], [-5, 3, 4, 0, -9, 11])

    def test_bad(self):
        for formula in ("=", "= ", "=5 5", "=A1 A1", "=+", "=A1+", "=MIN(A1)", "=SUM(A0)", "=SUM(A1", "=A0", "=sum(A1)",
                        "=SUM(A1:)B", "=SUM()"):
            with self.subTest(formula):
                self.assertEqual(sheet(B1=formula, A1="1").value("B1"), "#BAD")

    def test_errors_spread(self):
        made = sheet(A1="=?", A2="=A2", B1="=A1+A2", B2="=A2+A1", B3="=SUM(A1:A2)", B4="=COUNT(A2)", B5="=B4")
        values = [made.value(f"B{row}") for row in range(1, 6)]
        self.assertEqual(values, ["#BAD", "#LOOP", "#BAD", "#LOOP", "#LOOP"])

    def test_loops_can_be_broken(self):
        made = sheet(A1="=A2", A2="=A3", A3="=A1")
        self.assertEqual(made.value("A2"), "#LOOP")
        made.set("A3", "3")
        self.assertEqual(made.value("A1"), 3)

    def test_clearing(self):
        made = sheet(A1="4", B1="=COUNT(A1)")
        self.assertEqual(made.value("B1"), 1)
        made.set("A1", "")
        self.assertEqual((made.value("A1"), made.value("B1"), made.computed), (0, 0, 2))
