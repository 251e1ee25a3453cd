import random
import unittest

from src.fire import burn, chance, parse_heath, report, step


class Always(random.Random):
    """Every try succeeds."""

    def randrange(self, *args):
        return 0


class FireTest(unittest.TestCase):
    def test_parse(self):
        self.assertEqual(parse_heath("h1\n.g\n"), [["h", "1"], [".", "g"]])

    def test_unknown_ground(self):
        with self.assertRaisesRegex(ValueError, "unknown ground 'w'"):
            parse_heath("hw")

    def test_chances(self):
        self.assertEqual([chance(direction, "E") for direction in "NESW"], [60, 90, 60, 20])

    def test_a_step(self):
        self.assertEqual(step(parse_heath("hh1g."), Always()), [list("h1x2.")])

    def test_a_firebreak(self):
        steps, heath = burn(parse_heath("1.hh"), seed=1)
        self.assertEqual((steps, heath), (1, [list("x.hh")]))

    def test_the_same_seed(self):
        heath = parse_heath("hhhh\nh1gh\nhhhh")
        self.assertEqual(burn(heath, 5, "W"), burn(heath, 5, "W"))

    def test_report(self):
        self.assertEqual(report(parse_heath("xhg.")), {"burnt": 1, "saved": 2, "bare": 1})
