import unittest

from src.typeset import wrap


class IndentTest(unittest.TestCase):
    def test_a_hanging_indent(self):
        self.assertEqual(wrap("Act one: the garden", 10, indent=2), ["Act one:", "  the", "  garden"])
