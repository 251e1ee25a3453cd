import unittest

from src.baking import bill, trays
from src.orders import OrderError, parse_line, parse_sheet

SHEET = """
[Harbour Café]
12 x croissant
2 dozen roll   # for the regatta

[School]
30 x Croissant
"""


class ParseTest(unittest.TestCase):
    def test_single_pieces(self):
        self.assertEqual(parse_line("12 x rye loaf"), ("rye loaf", 12))

    def test_dozens(self):
        self.assertEqual(parse_line("2 dozen roll"), ("roll", 24))

    def test_a_line_without_a_number(self):
        with self.assertRaises(ValueError):
            parse_line("some rolls")

    def test_sheet(self):
        self.assertEqual(
            parse_sheet(SHEET),
            {"Harbour Café": {"croissant": 12, "roll": 24}, "School": {"croissant": 30}},
        )

    def test_an_error_names_the_line(self):
        with self.assertRaises(OrderError) as caught:
            parse_sheet("[School]\nmany rolls")
        self.assertEqual(caught.exception.line, 2)


class BakingTest(unittest.TestCase):
    def test_trays_of_all_customers(self):
        self.assertEqual(trays(parse_sheet(SHEET)), {"croissant": 2, "roll": 1})

    def test_bill(self):
        self.assertEqual(bill({"croissant": 12, "roll": 24}, {"croissant": 110, "roll": 40}), 2280)

    def test_bulk_discount(self):
        self.assertEqual(bill({"roll": 100}, {"roll": 40}), 3680)
