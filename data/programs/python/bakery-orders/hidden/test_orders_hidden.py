import unittest

from src.baking import bill, trays
from src.orders import OrderError, parse_line, parse_sheet


class ParseLineHiddenTest(unittest.TestCase):
    def test_space_and_case_do_not_matter(self):
        self.assertEqual(parse_line("  12X   Rye \t LOAF "), ("rye loaf", 12))
        self.assertEqual(parse_line("3 DOZEN roll"), ("roll", 36))
        self.assertEqual(parse_line("3dozen roll"), ("roll", 36))

    def test_no_pieces(self):
        with self.assertRaises(ValueError):
            parse_line("0 x roll")
        self.assertEqual(parse_line("1 x roll"), ("roll", 1))

    def test_lines_of_another_form(self):
        for text in ("", "12", "12 roll", "12 x", "-1 x roll", "x 12 roll", "1.5 x roll", "12 xroll"):
            with self.subTest(text), self.assertRaises(ValueError):
                parse_line(text)


class ParseSheetHiddenTest(unittest.TestCase):
    def test_amounts_add_up(self):
        text = "[A]\n1 x roll\n2 x roll\n[B]\n[ A ]\n1 dozen roll"
        sheet = parse_sheet(text)
        self.assertEqual(sheet, {"A": {"roll": 15}, "B": {}})
        self.assertEqual(list(sheet), ["A", "B"])

    def test_comments_and_empty_lines(self):
        self.assertEqual(parse_sheet("# today\n\n[A] # new\n  # none\n1 x roll # one # more"),
                         {"A": {"roll": 1}})
        self.assertEqual(parse_sheet(""), {})

    def test_errors_say_where_and_what(self):
        cases = {
            "\n1 x roll": (2, "line 2: an order needs a customer above it"),
            "[A]\n\n[ ]": (3, "line 3: a section needs a customer"),
            "[A]\n0 x roll": (2, "line 2: an order needs at least one piece"),
            "[A]\n[B\n": (2, "line 2: cannot read order '[B'"),
            "[A]\nB]\n": (2, "line 2: cannot read order 'B]'"),
        }
        for text, (line, message) in cases.items():
            with self.subTest(text), self.assertRaises(OrderError) as caught:
                parse_sheet(text)
            self.assertEqual((caught.exception.line, str(caught.exception)), (line, message))


class BakingHiddenTest(unittest.TestCase):
    def test_trays_are_rounded_up_in_order_of_name(self):
        sheet = {"A": {"rye loaf": 7, "croissant": 24}, "B": {"bun": 12, "croissant": 1}, "C": {}}
        self.assertEqual(list(trays(sheet).items()), [("bun", 1), ("croissant", 2), ("rye loaf", 2)])
        self.assertEqual(trays({"A": {"bun": 13, "roll": 80}}), {"bun": 2, "roll": 2})
        self.assertEqual(trays({"A": {"roll": 81, "croissant": 49}}), {"roll": 3, "croissant": 3})
        self.assertEqual(trays({}), {})

    def test_the_discount_starts_at_fifty_and_is_per_product(self):
        self.assertEqual(bill({"roll": 49, "bun": 49}, {"roll": 10, "bun": 10}), 980)
        self.assertEqual(bill({"roll": 50, "bun": 1}, {"roll": 10, "bun": 10}), 470)

    def test_the_discount_is_rounded_down(self):
        self.assertEqual(bill({"roll": 51}, {"roll": 7}), 357 - 28)

    def test_prices(self):
        self.assertEqual(bill({}, {}), 0)
        with self.assertRaises(KeyError):
            bill({"roll": 1}, {})
