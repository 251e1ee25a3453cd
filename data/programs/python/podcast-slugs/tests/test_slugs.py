import unittest

from src.slugs import SlugRegistry, slugify


class SlugsTest(unittest.TestCase):
    def test_slugs(self):
        self.assertEqual(slugify("Crème brûlée & the Chef's Café!"), "creme-brulee-and-the-chefs-cafe")

    def test_long_titles(self):
        self.assertEqual(slugify("The very long history of the lighthouse keepers of Skerry"),
                         "the-very-long-history-of-the-lighthouse")

    def test_nothing_left(self):
        self.assertEqual(slugify("?!"), "episode")

    def test_two_episodes_with_one_title(self):
        registry = SlugRegistry()
        self.assertEqual(registry.claim(1, "Pilot"), "pilot")
        self.assertEqual(registry.claim(2, "Pilot!"), "pilot-2")

    def test_a_new_title_redirects(self):
        registry = SlugRegistry()
        registry.claim(1, "Pilot")
        registry.claim(1, "The first one")
        self.assertEqual(registry.resolve("pilot"), (1, "the-first-one"))
        self.assertEqual(registry.resolve("the-first-one"), (1, None))

    def test_unknown(self):
        with self.assertRaises(KeyError):
            SlugRegistry().resolve("pilot")
