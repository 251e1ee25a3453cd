import unittest

from src.names import find, group_by_sound, soundex

REGISTER = [("Smyth", 1780), ("Schmidt", 1775), ("Miller", 1790), ("Smith", 1801), ("Smith", 1770)]


class NamesTest(unittest.TestCase):
    def test_codes(self):
        self.assertEqual(soundex("Robert"), "R163")
        self.assertEqual(soundex("Lee"), "L000")
        self.assertEqual(soundex("Tymczak"), "T522")

    def test_accents(self):
        self.assertEqual(soundex("Müller"), soundex("Muller"))

    def test_no_letters(self):
        self.assertEqual(soundex("?"), "")

    def test_groups(self):
        self.assertEqual(group_by_sound(["Smyth", "Miller", "Smith"]), {"S530": ["Smith", "Smyth"]})

    def test_find(self):
        self.assertEqual(find(REGISTER, "smith"),
                         [("Smith", 1770), ("Smith", 1801), ("Schmidt", 1775), ("Smyth", 1780)])

    def test_find_in_years(self):
        self.assertEqual(find(REGISTER, "Smith", 1775, 1780), [("Schmidt", 1775), ("Smyth", 1780)])
