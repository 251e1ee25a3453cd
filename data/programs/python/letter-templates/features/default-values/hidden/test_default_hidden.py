import unittest

from src.template import placeholders, render
from src.tokens import TemplateError


class DefaultHiddenTest(unittest.TestCase):
    def test_filters_and_several_words(self):
        self.assertEqual(render("{{ t?dear friend | title | upper }}", {}), "DEAR FRIEND")
        self.assertEqual(render("{{ t ? x | upper }}", {"t": "abc"}), "ABC")

    def test_an_empty_default(self):
        self.assertEqual(render("<{{ t ? }}>", {}), "<>")

    def test_an_empty_value_is_a_value(self):
        self.assertEqual(render("<{{ t ? x }}>", {"t": ""}), "<>")

    def test_without_a_question_mark_a_value_is_needed(self):
        with self.assertRaises(TemplateError):
            render("{{ t }}", {})

    def test_placeholders_know_the_name(self):
        self.assertEqual(placeholders("{{ t ? x | upper }}{{ u }}"), ["t", "u"])
