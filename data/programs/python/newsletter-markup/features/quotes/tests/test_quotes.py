import unittest

from src.blocks import to_html


class QuotesTest(unittest.TestCase):
    def test_a_quote(self):
        self.assertEqual(to_html("> Thank you\n> all!"), "<blockquote><p>Thank you all!</p></blockquote>")
