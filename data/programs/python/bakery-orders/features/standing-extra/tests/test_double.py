import unittest

from src.orders import parse_line


class DoubleTest(unittest.TestCase):
    def test_double_at_the_end(self):
        self.assertEqual(parse_line("12 x rye loaf double"), ("rye loaf", 24))
