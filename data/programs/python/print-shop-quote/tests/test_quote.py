import unittest

from src.imposition import copies_per_sheet, sheets_needed
from src.quote import quote

PAPER = {"size": (700, 500), "cents": 12}


class ImpositionTest(unittest.TestCase):
    def test_postcards(self):
        self.assertEqual(copies_per_sheet((148, 105), (700, 500)), 18)

    def test_a_poster_that_is_too_large(self):
        self.assertEqual(copies_per_sheet((700, 500), (700, 500)), 0)

    def test_setup_waste(self):
        self.assertEqual(sheets_needed(1000, 10), 120)

    def test_waste_of_a_long_run(self):
        self.assertEqual(sheets_needed(40_000, 10), 4060)


class QuoteTest(unittest.TestCase):
    def test_leaflet(self):
        job = {"size": (210, 297), "copies": 2000, "colours": (4, 1), "folds": 2}
        self.assertEqual(
            quote(job, PAPER),
            {"paper": 6240, "plates": 9250, "printing": 4800, "folding": 3800, "total": 24090},
        )

    def test_without_folds(self):
        job = {"size": (148, 105), "copies": 160, "colours": (1, 0), "folds": 0}
        self.assertEqual(quote(job, PAPER), {"paper": 348, "plates": 1850, "printing": 2400, "total": 4598})
