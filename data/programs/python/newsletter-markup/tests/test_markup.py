import unittest

from src.blocks import headings, to_html
from src.inline import inline


class MarkupTest(unittest.TestCase):
    def test_emphasis(self):
        self.assertEqual(inline("a *big* _new_ `x*y*`"), "a <strong>big</strong> <em>new</em> <code>x*y*</code>")

    def test_links(self):
        self.assertEqual(inline("[us](https://a.example)"), '<a href="https://a.example">us</a>')

    def test_escaping(self):
        self.assertEqual(inline("Tea & <cake>"), "Tea &amp; &lt;cake&gt;")

    def test_paragraphs(self):
        self.assertEqual(to_html("one\ntwo\n\nthree"), "<p>one two</p>\n<p>three</p>")

    def test_headings_and_lists(self):
        self.assertEqual(to_html("## Fair\n- cakes\n- *tea*"),
                         "<h2>Fair</h2>\n<ul><li>cakes</li><li><strong>tea</strong></li></ul>")

    def test_list_of_headings(self):
        self.assertEqual(headings("# May\ntext\n## Fair"), [(1, "May"), (2, "Fair")])
