import unittest

from src.labels import correct_labels
from src.spelling import distance, suggest

NAMES = ["Salvia", "Silene", "Sedum", "Lupin", "Lupinus", "Rosa", "Rubus"]


class SpellingTest(unittest.TestCase):
    def test_distance(self):
        self.assertEqual(distance("sedum", "sedum"), 0)
        self.assertEqual(distance("salva", "salvia"), 1)
        self.assertEqual(distance("sliene", "silene"), 1)
        self.assertEqual(distance("kitten", "sitting"), 3)

    def test_suggest(self):
        self.assertEqual(suggest("Lupinu", NAMES), ["Lupin", "Lupinus"])

    def test_an_exact_name(self):
        self.assertEqual(suggest("lupin", NAMES), ["Lupin"])

    def test_short_names_forgive_less(self):
        self.assertEqual(suggest("Roza", NAMES), ["Rosa"])
        self.assertEqual(suggest("Roze", NAMES), [])

    def test_nothing_similar(self):
        self.assertEqual(suggest("Quercus", NAMES), [])

    def test_labels(self):
        self.assertEqual(correct_labels([" Slavia ", "", "Lupinu", "Oak"], NAMES), ["Salvia", "Lupinu (?)", "Oak (?)"])
