import unittest

from src.order import CycleError, build_order, critical_path
from src.steps import Step, parse_steps


class ParseHiddenTest(unittest.TestCase):
    def test_forms_of_a_line(self):
        steps = parse_steps("  a b  ( 3)" .replace("( 3)", "(3)") + " : c ,, d,\n\nc:\nd (12)")
        self.assertEqual(list(steps.items()),
                         [("a b", Step(3, ("c", "d"))), ("c", Step(1, ())), ("d", Step(12, ()))])

    def test_errors(self):
        cases = {
            "a (x)": "cannot read 'a (x)'",
            "(3)": "cannot read '(3)'",
            ": a": "cannot read ': a'",
            "a\nb\na (2)": "a is listed twice",
            "a: b, c\nb": "a needs c, which is not listed",
        }
        for text, message in cases.items():
            with self.subTest(text), self.assertRaises(ValueError) as caught:
                parse_steps(text)
            self.assertEqual(str(caught.exception), message)
        self.assertEqual(parse_steps(""), {})


class OrderHiddenTest(unittest.TestCase):
    def test_the_alphabet_decides_whenever_it_can(self):
        steps = parse_steps("z\ny: z\na: y, b\nb\nc: b")
        self.assertEqual(build_order(steps), ["b", "c", "z", "y", "a"])
        self.assertEqual(build_order({}), [])

    def test_needs_listed_twice_count_once(self):
        self.assertEqual(build_order({"a": Step(1, ("b", "b")), "b": Step(1, ())}), ["b", "a"])

    def test_steps_behind_a_circle_can_never_be_done(self):
        with self.assertRaises(CycleError) as caught:
            build_order(parse_steps("z: a\nb: a\na: b\nfree"))
        self.assertEqual(caught.exception.names, ["a", "b", "z"])
        self.assertEqual(str(caught.exception), "these steps wait for each other: a, b, z")
        with self.assertRaises(CycleError):
            critical_path(parse_steps("a: a"))

    def test_ties_of_the_critical_path(self):
        steps = parse_steps("d (2): c, b\nc (3)\nb (3)\ne (5)")
        self.assertEqual(critical_path(steps), (5, ["b", "d"]))

    def test_the_chain_may_end_before_the_last_step(self):
        steps = parse_steps("a (9)\nb (1)\nc (2): b")
        self.assertEqual(critical_path(steps), (9, ["a"]))
        self.assertEqual(critical_path({}), (0, []))
        self.assertEqual(critical_path(parse_steps("b\na: b\nc: a\nd")), (3, ["b", "a", "c"]))
