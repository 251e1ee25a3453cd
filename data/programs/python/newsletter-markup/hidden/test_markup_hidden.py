import unittest

from src.blocks import headings, to_html
from src.inline import inline


class InlineHiddenTest(unittest.TestCase):
    def test_nesting(self):
        self.assertEqual(inline("*a _b_ c*"), "<strong>a <em>b</em> c</strong>")
        self.assertEqual(inline("_a `*` b_"), "<em>a <code>*</code> b</em>")
        self.assertEqual(inline("[*x* & y](http://a)"), '<a href="http://a"><strong>x</strong> &amp; y</a>')

    def test_open_marks_stay(self):
        for text in ("a * b", "5 _ 3", "`", "**", "__", "``", "[a]", "[a](b c)", "[](http://a)", "2*3"):
            with self.subTest(text):
                self.assertEqual(inline(text), text)

    def test_escaping_everywhere(self):
        self.assertEqual(inline('"a" *<b>* `<i>`'), '&quot;a&quot; <strong>&lt;b&gt;</strong> <code>&lt;i&gt;</code>')
        self.assertEqual(inline('[x](http://a?b&c"d)'), '<a href="http://a?b&amp;c&quot;d">x</a>')

    def test_other_addresses(self):
        for address in ("javascript:alert", "/local", "ftp://a", "xhttp://a"):
            self.assertEqual(inline(f"see [_x_]({address})!"), "see <em>x</em>!")
        self.assertEqual(inline(""), "")


class BlocksHiddenTest(unittest.TestCase):
    def test_levels(self):
        self.assertEqual(to_html("# a\n###  b *c*\n#### d\n#e\n#"),
                         "<h1>a</h1>\n<h3>b <strong>c</strong></h3>\n<p>#### d #e #</p>")

    def test_blocks_end_each_other(self):
        self.assertEqual(to_html("a\n- b\nc\n# d\ne\n- f"),
                         "<p>a</p>\n<ul><li>b</li></ul>\n<p>c</p>\n<h1>d</h1>\n<p>e</p>\n<ul><li>f</li></ul>")

    def test_empty_lines(self):
        self.assertEqual(to_html("\n\n- a\n\n \n- b\n\n"), "<ul><li>a</li></ul>\n<ul><li>b</li></ul>")
        self.assertEqual(to_html(""), "")

    def test_space_and_dashes(self):
        self.assertEqual(to_html("  a  \n\tb\n-c\n -   d "), "<p>a b -c</p>\n<ul><li>d</li></ul>")

    def test_emphasis_over_lines(self):
        self.assertEqual(to_html("*a\nb*"), "<p><strong>a b</strong></p>")

    def test_headings(self):
        self.assertEqual(headings("  ## *a* b \n#c\n#### d\n### e"), [(2, "*a* b"), (3, "e")])
        self.assertEqual(headings(""), [])
