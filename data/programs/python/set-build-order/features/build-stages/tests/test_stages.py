import unittest

from src.order import build_stages
from src.steps import parse_steps


class StagesTest(unittest.TestCase):
    def test_stages(self):
        steps = parse_steps("paint: sew, mix\nsew\nmix\nhang: paint")
        self.assertEqual(build_stages(steps), [["mix", "sew"], ["paint"], ["hang"]])
