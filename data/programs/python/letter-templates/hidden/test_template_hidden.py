import unittest

from src.template import placeholders, render
from src.tokens import TemplateError, tokenize


class TokensHiddenTest(unittest.TestCase):
    def test_all_kinds(self):
        template = "{{if a}}x{{ else }}{{each  b}}{{ c|upper }}{{\nend }}{{end}}"
        self.assertEqual(tokenize(template), [
            ("if", "a"), ("text", "x"), ("else", ""), ("each", "b"), ("value", "c|upper"), ("end", ""),
            ("end", "")])
        self.assertEqual(tokenize(""), [])
        self.assertEqual(tokenize("a { b }"), [("text", "a { b }")])

    def test_bad_tags(self):
        for template in ("{{ }}", "{{}}", "{{ if }}", "{{ if a b }}", "{{ each }}"):
            with self.subTest(template), self.assertRaises(TemplateError):
                tokenize(template)

    def test_end_with_more_words_is_a_value(self):
        self.assertEqual(tokenize("{{ end now }}"), [("value", "end now")])


class RenderHiddenTest(unittest.TestCase):
    def test_values_as_text(self):
        self.assertEqual(render("{{ n }}{{ z }}", {"n": 5, "z": None}), "5None")
        self.assertEqual(render("{{ n | title }}", {"n": "anna may"}), "Anna May")
        self.assertEqual(render("{{ n | upper }}", {"n": 1.5}), "1.5")

    def test_the_list_filter(self):
        for names, text in ((["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")):
            self.assertEqual(render("{{ n | list }}", {"n": names}), text)

    def test_conditions_without_else_and_with_empty_values(self):
        template = "<{{ if a }}x{{ end }}>"
        for value, text in ((1, "<x>"), (0, "<>"), ("", "<>"), ([], "<>"), ("0", "<x>")):
            self.assertEqual(render(template, {"a": value}), text)

    def test_nested_blocks(self):
        template = "{{ each a }}{{ if item }}{{ each b }}{{ item }}{{ end }};{{ else }}-{{ end }}{{ end }}"
        self.assertEqual(render(template, {"a": [1, 0, 2], "b": "xy"}), "xy;-xy;")

    def test_names_inside_a_loop(self):
        template = "{{ each a }}{{ x }}{{ y }}{{ end }}{{ x }}"
        self.assertEqual(render(template, {"a": [{"x": 1}, {}], "x": 7, "y": 8}), "18787")

    def test_errors(self):
        cases = {
            "{{ a | shout }}": "unknown filter shout",
            "{{ if a }}": "a block does not end",
            "{{ each a }}x": "a block does not end",
            "{{ if a }}{{ else }}": "a block does not end",
            "{{ end }}": "unexpected end",
            "{{ else }}": "unexpected else",
            "{{ each a }}{{ else }}{{ end }}": "unexpected else",
            "{{ if a }}{{ else }}{{ else }}{{ end }}": "unexpected else",
            "{{ each b }}{{ end }}": "no value for b",
        }
        for template, message in cases.items():
            with self.subTest(template), self.assertRaises(TemplateError) as caught:
                render(template, {"a": []})
            self.assertEqual(str(caught.exception), message)

    def test_placeholders(self):
        template = "{{ if z }}{{ x|upper }}{{ else }}{{ item }}{{ end }} text {{ x }}"
        self.assertEqual(placeholders(template), ["x", "z"])
        with self.assertRaises(TemplateError):
            placeholders("{{ if z }}")
