import unittest

from src.seating import blocked_views, chart, row_lengths, seat

SINGERS = [
    ("Ines", "alto", 160),
    ("Mona", "soprano", 171),
    ("Anna", "soprano", 158),
    ("Bela", "bass", 183),
    ("Ruth", "alto", 165),
]


class SeatingTest(unittest.TestCase):
    def test_even_rows(self):
        self.assertEqual(row_lengths(12, 3), [4, 4, 4])

    def test_longer_rows_stand_at_the_back(self):
        self.assertEqual(row_lengths(11, 3), [3, 4, 4])

    def test_voices_side_by_side(self):
        names = [[name for name, _, _ in row] for row in seat(SINGERS, 2)]
        self.assertEqual(names, [["Anna", "Ines"], ["Mona", "Ruth", "Bela"]])

    def test_unknown_voice(self):
        with self.assertRaisesRegex(ValueError, "descant"):
            seat([("Anna", "descant", 158)], 1)

    def test_blocked_views(self):
        plan = [[("Tall", "alto", 180)], [("Small", "alto", 160)]]
        self.assertEqual(blocked_views(plan), ["Small"])

    def test_chart(self):
        self.assertEqual(chart(seat(SINGERS, 2)), "SAB\nSA.")
