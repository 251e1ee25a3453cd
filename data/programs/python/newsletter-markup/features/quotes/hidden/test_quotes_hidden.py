import unittest

from src.blocks import to_html


class QuotesHiddenTest(unittest.TestCase):
    def test_quotes_between_other_blocks(self):
        self.assertEqual(to_html("a\n>  *b*\n- c\n> d\n\n> e\nf"),
                         "<p>a</p>\n<blockquote><p><strong>b</strong></p></blockquote>\n<ul><li>c</li></ul>\n"
                         "<blockquote><p>d</p></blockquote>\n<blockquote><p>e</p></blockquote>\n<p>f</p>")

    def test_without_space_it_is_text(self):
        self.assertEqual(to_html(">a"), "<p>&gt;a</p>")
