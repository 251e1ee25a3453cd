import unittest

from src.slugs import SlugRegistry, slugify


class SlugifyHiddenTest(unittest.TestCase):
    def test_characters(self):
        cases = {
            "R+D": "r-plus-d", "A&B": "a-and-b", "Straße": "strasse", "Æther & Øre": "aether-and-ore", "don’t": "dont",
            "  a -- b__c ": "a-b-c", "№ 5": "no-5", "ﬁne": "fine", "日本 7": "7",
            "ÄÖÜ": "aou", "": "episode", "--": "episode",
            "N°1/2": "n-1-2",
        }
        for title, slug in cases.items():
            with self.subTest(title):
                self.assertEqual(slugify(title), slug)

    def test_cutting(self):
        self.assertEqual(slugify("a" * 40), "a" * 40)
        self.assertEqual(slugify("a" * 41), "a" * 40)
        self.assertEqual(slugify("a" * 40 + " b"), "a" * 40)
        self.assertEqual(slugify("a" * 39 + " b"), "a" * 39)
        self.assertEqual(slugify("a" * 38 + " b"), "a" * 38 + "-b")
        self.assertEqual(slugify("b " + "a" * 41), "b")


class RegistryHiddenTest(unittest.TestCase):
    def setUp(self):
        self.registry = SlugRegistry()

    def test_numbers(self):
        self.assertEqual([self.registry.claim(n, "x") for n in range(4)], ["x", "x-2", "x-3", "x-4"])
        self.assertEqual(self.registry.claim(9, "x 2"), "x-2-2")

    def test_reserved_words(self):
        self.assertEqual([self.registry.claim(n, t) for n, t in enumerate(["Feed", "about", "NEW", "feed"])],
                         ["feed-2", "about-2", "new-2", "feed-3"])

    def test_long_slugs_with_numbers(self):
        title = "a" * 36 + " bcd"
        self.assertEqual(self.registry.claim(1, title), "a" * 36 + "-bcd")
        self.assertEqual(self.registry.claim(2, title), "a" * 36 + "-b-2")
        for number in range(3, 10):
            self.registry.claim(number, title)
        self.assertEqual(self.registry.claim(10, title), "a" * 36 + "--10")

    def test_old_slugs_stay_taken(self):
        self.registry.claim(1, "x")
        self.registry.claim(1, "y")
        self.assertEqual(self.registry.claim(2, "x"), "x-2")
        self.assertEqual(self.registry.claim(1, "x"), "x")
        self.assertEqual(self.registry.resolve("y"), (1, "x"))
        self.assertEqual(self.registry.resolve("x"), (1, None))

    def test_the_same_claim_again(self):
        self.registry.claim(1, "x")
        self.registry.claim(2, "x")
        self.assertEqual(self.registry.claim(2, "x-2"), "x-2")
        self.assertEqual(self.registry.claim(2, "x"), "x-2")
        with self.assertRaises(KeyError):
            self.registry.resolve("x-3")
