import unittest

from src.template import render


class DefaultTest(unittest.TestCase):
    def test_a_default_stands_in_for_a_missing_value(self):
        self.assertEqual(render("Dear {{ title ? Friend }}", {}), "Dear Friend")
        self.assertEqual(render("Dear {{ title ? Friend }}", {"title": "Dean"}), "Dear Dean")
