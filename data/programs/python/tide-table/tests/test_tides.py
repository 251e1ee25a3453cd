import unittest

from src.tides import height_at, parse_table, passable

TABLE = "06:00 120\n12:00 480\n18:00 120"


class TidesTest(unittest.TestCase):
    def test_parse(self):
        self.assertEqual(parse_table(TABLE), [(360, 120), (720, 480), (1080, 120)])

    def test_after_midnight(self):
        self.assertEqual(parse_table("21:30 100\n03:40 400"), [(1290, 100), (1660, 400)])

    def test_the_rule_of_twelfths(self):
        entries = parse_table(TABLE)
        heights = [height_at(entries, 360 + 60 * hour) for hour in range(7)]
        self.assertEqual(heights, [120, 150, 210, 300, 390, 450, 480])

    def test_falling(self):
        self.assertEqual(height_at(parse_table(TABLE), 780), 450)

    def test_outside_the_table(self):
        with self.assertRaises(ValueError):
            height_at(parse_table(TABLE), 359)

    def test_passable(self):
        self.assertEqual(passable(parse_table(TABLE), sill=150, draught=120), [(540, 900)])
