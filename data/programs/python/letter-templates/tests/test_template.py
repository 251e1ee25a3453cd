import unittest

from src.template import placeholders, render
from src.tokens import TemplateError, tokenize


class TemplateTest(unittest.TestCase):
    def test_tokens(self):
        self.assertEqual(tokenize("Dear {{ name }},"), [("text", "Dear "), ("value", "name"), ("text", ",")])

    def test_a_value(self):
        self.assertEqual(render("Dear {{ name }}!", {"name": "Ida"}), "Dear Ida!")

    def test_filters(self):
        self.assertEqual(render("{{ names | list | upper }}", {"names": ["a", "b", "c"]}), "A, B AND C")

    def test_conditions(self):
        template = "{{ if child }}Parents of {{ child }}{{ else }}Family{{ end }}"
        self.assertEqual(render(template, {"child": "Max"}), "Parents of Max")
        self.assertEqual(render(template, {}), "Family")

    def test_loops(self):
        template = "{{ each dates }}- {{ day }}: {{ what }}\n{{ end }}"
        dates = [{"day": "Mon", "what": "choir"}, {"day": "Fri", "what": "bells"}]
        self.assertEqual(render(template, {"dates": dates}), "- Mon: choir\n- Fri: bells\n")

    def test_a_missing_value(self):
        with self.assertRaisesRegex(TemplateError, "no value for name"):
            render("{{ name }}", {})

    def test_placeholders(self):
        self.assertEqual(placeholders("{{ b | upper }} {{ each a }}{{ item }}{{ end }}"), ["a", "b"])
