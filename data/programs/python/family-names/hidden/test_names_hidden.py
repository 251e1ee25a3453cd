import unittest

from src.names import find, group_by_sound, soundex


class SoundexHiddenTest(unittest.TestCase):
    def test_known_codes(self):
        cases = {
            "Rupert": "R163", "Rubin": "R150", "Ashcraft": "A261", "Ashcroft": "A261", "Pfister": "P236",
            "Honeyman": "H555", "Jackson": "J250", "Washington": "W252", "Gutierrez": "G362", "Lloyd": "L300",
            "VanDeusen": "V532", "O'Hara": "O600", "Czarkowska": "C622", "Wu": "W000", "Bwb": "B000", "Bab": "B100",
            "Fvq": "F200", "Gjkxz": "G000", "Aplmrt": "A145", "ñandú": "N530", "Tyt": "T300", "  x1 ": "X000",
        }
        for name, code in cases.items():
            with self.subTest(name):
                self.assertEqual(soundex(name), code)

    def test_every_letter(self):
        digits = "".join(soundex("A" + letter)[1] for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self.assertEqual(digits, "01230120022455012623010202")
        self.assertEqual([soundex(name) for name in ("", "7", "-")], ["", "", ""])


class FindHiddenTest(unittest.TestCase):
    def test_groups(self):
        names = ["Tara", "Bab", "Bob", "Bab", "Thor", "Zed", "1", "2"]
        self.assertEqual(list(group_by_sound(names).items()),
                         [("", ["1", "2"]), ("B100", ["Bab", "Bob"]), ("T600", ["Tara", "Thor"])])
        self.assertEqual(group_by_sound([]), {})

    def test_years_are_included(self):
        register = [("Bob", 5), ("Bab", 5), ("BOB", 7), ("Bab", 4), ("Zed", 5)]
        self.assertEqual(find(register, "bob", 5), [("Bob", 5), ("BOB", 7), ("Bab", 5)])
        self.assertEqual(find(register, "bob", last=5), [("Bob", 5), ("Bab", 4), ("Bab", 5)])
        self.assertEqual(find(register, "bob", 6, 6), [])
        self.assertEqual(find(register, "Bib", 5, 5), [("Bab", 5), ("Bob", 5)])
