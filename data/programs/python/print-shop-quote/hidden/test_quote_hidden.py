import unittest

from src.imposition import copies_per_sheet, sheets_needed
from src.quote import quote


class ImpositionHiddenTest(unittest.TestCase):
    def test_bleed_and_gripper_are_exact(self):
        self.assertEqual(copies_per_sheet((94, 94), (100, 110)), 1)
        self.assertEqual(copies_per_sheet((95, 94), (100, 110)), 0)
        self.assertEqual(copies_per_sheet((94, 94), (100, 109)), 0)
        self.assertEqual(copies_per_sheet((94, 44), (200, 160)), 6)

    def test_turning_helps(self):
        self.assertEqual(copies_per_sheet((194, 94), (100, 210)), 1)
        self.assertEqual(copies_per_sheet((94, 194), (600, 110)), 3)

    def test_a_sheet_smaller_than_the_gripper(self):
        self.assertEqual(copies_per_sheet((50, 50), (500, 5)), 0)

    def test_waste_is_rounded_up(self):
        self.assertEqual(sheets_needed(1, 1), 21)
        self.assertEqual(sheets_needed(1333, 1), 1333 + 20)
        self.assertEqual(sheets_needed(1334, 1), 1334 + 21)
        self.assertEqual(sheets_needed(11, 10), 22)

    def test_numbers_below_one(self):
        for copies, per_sheet in ((0, 1), (1, 0)):
            with self.subTest((copies, per_sheet)), self.assertRaises(ValueError):
                sheets_needed(copies, per_sheet)


class QuoteHiddenTest(unittest.TestCase):
    def test_order_of_items(self):
        job = {"size": (100, 100), "copies": 101, "colours": (0, 2), "folds": 3}
        result = quote(job, {"size": (106, 116), "cents": 100})
        self.assertEqual(list(result.items()), [
            ("paper", 12100), ("plates", 3700), ("printing", 2400), ("folding", 570), ("total", 18770)])

    def test_thousands_begun(self):
        job = {"size": (100, 100), "copies": 980, "colours": (1, 1), "folds": 0}
        paper = {"size": (106, 116), "cents": 1}
        self.assertEqual(quote(job, paper)["printing"], 4800)
        self.assertEqual(quote({**job, "copies": 981}, paper)["printing"], 9600)
        self.assertNotIn("folding", quote(job, paper))

    def test_what_cannot_be_printed(self):
        job = {"size": (100, 100), "copies": 10, "colours": (1, 0), "folds": 0}
        with self.assertRaisesRegex(ValueError, "fit"):
            quote(job, {"size": (100, 100), "cents": 1})
        with self.assertRaises(ValueError):
            quote({**job, "colours": (0, 0)}, {"size": (200, 200), "cents": 1})
        with self.assertRaises(ValueError):
            quote({**job, "copies": 0}, {"size": (200, 200), "cents": 1})
