import unittest

from src.fire import burn, chance, parse_heath, report, step


class Numbers:
    """Gives out given numbers, and notes the limits it is asked with."""

    def __init__(self, *numbers):
        self.left = list(numbers)

    def randrange(self, limit):
        assert limit == 100
        return self.left.pop(0)


class StepHiddenTest(unittest.TestCase):
    def test_parse(self):
        self.assertEqual(parse_heath("\n  .hgx12 \n"), [list(".hgx12")])
        self.assertEqual(parse_heath(""), [])
        with self.assertRaisesRegex(ValueError, "unknown ground '3'"):
            parse_heath("hh\nq3")
        with self.assertRaisesRegex(ValueError, "same length"):
            parse_heath("hh\nh")

    def test_chances_are_exact(self):
        self.assertEqual(step([list("1h")], Numbers(59)), [list("x1")])
        self.assertEqual(step([list("1h")], Numbers(60)), [list("xh")])
        self.assertEqual(step([list("1h")], Numbers(89), "E"), [list("x1")])
        self.assertEqual(step([list("1h")], Numbers(90), "E"), [list("xh")])
        self.assertEqual(step([list("1h")], Numbers(19), "W"), [list("x1")])
        self.assertEqual(step([list("1h")], Numbers(20), "W"), [list("xh")])
        self.assertEqual([chance("N", wind) for wind in ("N", "E", "S", "W", None)], [90, 60, 20, 60, 60])

    def test_order_of_draws(self):
        heath = parse_heath("hhh\nh2h\nhhh")
        self.assertEqual(step(heath, Numbers(99, 0, 99, 0)), parse_heath("hhh\n111\nhhh"))
        self.assertEqual(step(heath, Numbers(0, 99, 0, 99)), parse_heath("h1h\nh1h\nh1h"))
        self.assertEqual(heath, parse_heath("hhh\nh2h\nhhh"))

    def test_only_fuel_is_drawn_for(self):
        rng = Numbers(0)
        self.assertEqual(step(parse_heath("x2.\n.g."), rng), parse_heath("x1.\n.2."))
        self.assertEqual(rng.left, [])

    def test_two_fires_try_the_same_cell(self):
        rng = Numbers(99, 0)
        self.assertEqual(step(parse_heath("1h1"), rng), parse_heath("x1x"))
        rng = Numbers(0, 50)
        step(parse_heath("1h1"), rng)
        self.assertEqual(rng.left, [50])

    def test_fire_spreads_in_both_directions_of_a_column(self):
        self.assertEqual(step(parse_heath("h\n1\nh\n."), Numbers(0, 0)), parse_heath("1\nx\n1\n."))
        self.assertEqual(step(parse_heath(".\n.\n1\nh"), Numbers(0)), parse_heath(".\n.\nx\n1"))

    def test_a_fire_does_not_jump(self):
        self.assertEqual(step(parse_heath("1hh"), Numbers(0)), parse_heath("x1h"))
        self.assertEqual(step(parse_heath("1\nh\nh"), Numbers(0)), parse_heath("x\n1\nh"))


class BurnHiddenTest(unittest.TestCase):
    def test_until_it_is_out(self):
        self.assertEqual(burn([], 1), (0, []))
        self.assertEqual(burn(parse_heath("hh"), 1), (0, parse_heath("hh")))
        self.assertEqual(burn(parse_heath("2"), 1), (2, parse_heath("x")))

    def test_the_seed_and_the_wind_matter(self):
        heath = parse_heath("\n".join(["hghghghg"] * 4 + ["hgh1hghg"] + ["hghghghg"] * 4))
        results = {str(burn(heath, seed)) for seed in range(10)}
        self.assertGreater(len(results), 5)
        self.assertNotEqual(burn(heath, 3), burn(heath, 3, "N"))
        self.assertEqual(burn(heath, 3, "N"), burn(heath, 3, "N"))
        steps, after = burn(heath, 4)
        self.assertEqual(sum(report(after).values()), 72)

    def test_report(self):
        self.assertEqual(report(parse_heath("x12hg..")), {"burnt": 1, "saved": 2, "bare": 2})
        self.assertEqual(report([]), {"burnt": 0, "saved": 0, "bare": 0})
