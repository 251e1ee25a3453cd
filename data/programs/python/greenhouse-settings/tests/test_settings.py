import unittest

from src.settings import SettingsError, convert, parse, resolve

TEXT = """
[default]
heat = 18 C
lamps = off
[vegetables]
vents = 5 min
[tomatoes : vegetables]   ; inherits
heat = 21.5 C
"""


class SettingsTest(unittest.TestCase):
    def test_parse(self):
        self.assertEqual(parse(TEXT)["tomatoes"], ("vegetables", {"heat": "21.5 C"}))

    def test_resolve(self):
        self.assertEqual(resolve(parse(TEXT), "tomatoes"), {"heat": "21.5 C", "lamps": "off", "vents": "5 min"})

    def test_a_line_that_cannot_be_used(self):
        with self.assertRaisesRegex(SettingsError, "line 2"):
            parse("[a]\nheat 5")

    def test_a_circle(self):
        with self.assertRaisesRegex(SettingsError, "inherits from itself"):
            resolve(parse("[a : b]\n[b : a]"), "a")

    def test_convert(self):
        self.assertEqual(convert("68 F", "temperature"), 20.0)
        self.assertEqual(convert("5 min", "duration"), 300)
        self.assertIs(convert("On", "flag"), True)
        self.assertEqual(convert("north, south", "list"), ["north", "south"])

    def test_a_wrong_value(self):
        with self.assertRaisesRegex(SettingsError, "'warm' is no temperature"):
            convert("warm", "temperature")
