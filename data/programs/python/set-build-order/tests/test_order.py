import unittest

from src.order import CycleError, build_order, critical_path
from src.steps import Step, parse_steps

TEXT = """
paint backdrop (6): sew backdrop, mix paint
sew backdrop (4)
mix paint
hang backdrop (2): paint backdrop
"""


class StepsTest(unittest.TestCase):
    def test_parse(self):
        steps = parse_steps(TEXT)
        self.assertEqual(steps["paint backdrop"], Step(6, ("sew backdrop", "mix paint")))
        self.assertEqual(steps["mix paint"], Step(1, ()))

    def test_an_unknown_need(self):
        with self.assertRaisesRegex(ValueError, "saw needs wood, which is not listed"):
            parse_steps("saw: wood")

    def test_order(self):
        self.assertEqual(
            build_order(parse_steps(TEXT)),
            ["mix paint", "sew backdrop", "paint backdrop", "hang backdrop"],
        )

    def test_a_circle(self):
        with self.assertRaises(CycleError) as caught:
            build_order(parse_steps("a: b\nb: a\nc"))
        self.assertEqual(caught.exception.names, ["a", "b"])

    def test_critical_path(self):
        self.assertEqual(
            critical_path(parse_steps(TEXT)),
            (12, ["sew backdrop", "paint backdrop", "hang backdrop"]),
        )

    def test_nothing_to_build(self):
        self.assertEqual(critical_path({}), (0, []))
