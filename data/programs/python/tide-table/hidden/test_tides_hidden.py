import unittest

from src.tides import height_at, parse_table, passable


class ParseHiddenTest(unittest.TestCase):
    def test_several_days(self):
        self.assertEqual(parse_table("\n 23:00  5\n23:00 -7 \n\n00:10 9\n00:09 1\n00:20 2"),
                         [(1380, 5), (2820, -7), (2890, 9), (4329, 1), (4340, 2)])

    def test_errors(self):
        for text in ("24:00 5\n01:00 6", "1:00 5\n02:00 6", "01:60 5\n02:00 6", "01:00 5", "", "01:00\n02:00 6",
                     "01:00 5.5\n02:00 6"):
            with self.subTest(text), self.assertRaises(ValueError):
                parse_table(text)
        with self.assertRaisesRegex(ValueError, "two entries"):
            parse_table("23:59 5")


class HeightHiddenTest(unittest.TestCase):
    def test_within_a_part(self):
        entries = [(0, 0), (72, 1200)]
        self.assertEqual([height_at(entries, minute) for minute in (0, 6, 12, 18, 24, 30, 36, 42, 54, 66, 72)],
                         [0, 50, 100, 200, 300, 450, 600, 750, 1000, 1150, 1200])

    def test_rounding_down(self):
        self.assertEqual(height_at([(0, 0), (6, 11)], 1), 0)
        self.assertEqual(height_at([(0, 11), (6, 0)], 1), 10)
        self.assertEqual(height_at([(0, 0), (7, -5)], 3), -2)

    def test_ends(self):
        entries = [(10, 1), (20, 9), (40, 5)]
        self.assertEqual([height_at(entries, minute) for minute in (10, 20, 30, 40)], [1, 9, 7, 5])
        for minute in (9, 41):
            with self.assertRaises(ValueError):
                height_at(entries, minute)


class PassableHiddenTest(unittest.TestCase):
    def test_spans(self):
        entries = [(2, 100), (62, 0), (122, 100)]
        self.assertEqual(passable(entries, 0, 70), [(2, 2), (122, 122)])
        self.assertEqual(passable(entries, 20, 45), [(2, 7), (117, 122)])
        self.assertEqual(passable(entries, 20, 46), [(2, 2), (122, 122)])
        self.assertEqual(passable(entries, 20, 51), [])
        self.assertEqual(passable(entries, -30, 0), [(2, 122)])

    def test_steps_do_not_have_to_meet_the_last_entry(self):
        self.assertEqual(passable([(0, 100), (13, 100)], 0, 0), [(0, 10)])
        self.assertEqual(passable([(0, 100), (14, 100), (15, 100)], 0, 0), [(0, 15)])
