import unittest

from src.settings import SettingsError, convert, parse, resolve


class ParseHiddenTest(unittest.TestCase):
    def test_space_and_comments(self):
        text = "; start\n\n [ a-1 :  b_2 ] ; c\n x = 1 = 2 ; d\n y=\n[b_2]"
        self.assertEqual(parse(text), {"a-1": ("b_2", {"x": "1 = 2", "y": ""}), "b_2": (None, {})})
        self.assertEqual(parse(""), {})

    def test_errors(self):
        for text in ("x = 1", "[a]\n[b]\n[a]", "[a]\nx=1\nx=2", "[a b]", "[]", "[a]\n= 5", "[a]\nx y = 5", "[a:]",
                     "[a"):
            number = text.count("\n") + 1
            with self.subTest(text), self.assertRaisesRegex(SettingsError, f"^line {number}: cannot use "):
                parse(text)
        self.assertEqual(parse("[a]\nx=1\n[b]\nx=2")["b"], (None, {"x": "2"}))


class ResolveHiddenTest(unittest.TestCase):
    def test_order_of_winning(self):
        sections = parse("[c : b]\nz=3\nx=3\n[b : a]\nx=2\ny=2\n[a]\nx=1\ny=1\nw=1\n[default]\nw=0\nv=0")
        self.assertEqual(list(resolve(sections, "c").items()),
                         [("v", "0"), ("w", "1"), ("x", "3"), ("y", "2"), ("z", "3")])
        self.assertEqual(resolve(sections, "default"), {"v": "0", "w": "0"})

    def test_without_default(self):
        self.assertEqual(resolve(parse("[a]\nx=1"), "a"), {"x": "1"})

    def test_a_parent_of_default(self):
        self.assertEqual(resolve(parse("[default : a]\nx=1\n[a]\nx=2\ny=2"), "default"), {"x": "1", "y": "2"})

    def test_errors(self):
        with self.assertRaisesRegex(SettingsError, "no section z"):
            resolve(parse("[a : z]"), "a")
        with self.assertRaisesRegex(SettingsError, "no section q"):
            resolve({}, "q")
        with self.assertRaisesRegex(SettingsError, "a inherits from itself"):
            resolve(parse("[a : a]"), "a")


class ConvertHiddenTest(unittest.TestCase):
    def test_values(self):
        cases = [
            ("YES", "flag", True), ("true", "flag", True), ("no", "flag", False), ("False", "flag", False),
            (" off ", "flag", False), ("-3.25 C", "temperature", -3.2), ("21C", "temperature", 21.0),
            ("14 F", "temperature", -10.0), ("100 F", "temperature", 37.8), ("90s", "duration", 90),
            ("2 h", "duration", 7200), ("0 min", "duration", 0), ("", "list", []), (" a ,, b c,", "list", ["a", "b c"]),
        ]
        for text, kind, value in cases:
            with self.subTest((text, kind)):
                self.assertEqual(convert(text, kind), value)
                self.assertIs(type(convert(text, kind)), type(value))

    def test_errors(self):
        for text, kind in (("maybe", "flag"), ("", "flag"), ("5", "temperature"), ("5 K", "temperature"),
                           ("on", "duration"),
                           ("5 min", "temperature"), ("5 C", "duration"), ("5 d", "duration"), ("1.5 h", "duration"),
                           ("5 min", "flag"), ("5", "number"), ("on", "switch"), (".5 C", "temperature")):
            with self.subTest((text, kind)), self.assertRaises(SettingsError) as caught:
                convert(text, kind)
            self.assertEqual(str(caught.exception), f"{text!r} is no {kind}")
