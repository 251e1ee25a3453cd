import unittest

from src.order import CycleError, build_stages
from src.steps import parse_steps


class StagesHiddenTest(unittest.TestCase):
    def test_a_step_stands_as_early_as_it_can(self):
        steps = parse_steps("z\ny: z\nx: y, a\na\nb: a")
        self.assertEqual(build_stages(steps), [["a", "z"], ["b", "y"], ["x"]])

    def test_circles_and_nothing(self):
        with self.assertRaises(CycleError):
            build_stages(parse_steps("a: b\nb: a"))
        self.assertEqual(build_stages({}), [])
