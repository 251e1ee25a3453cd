import unittest

from src.tile_cache import TileCache


class TileCacheTest(unittest.TestCase):
    def setUp(self):
        self.now = 0
        self.cache = TileCache(10, lambda: self.now, ttl=60)

    def test_a_stored_tile_comes_back(self):
        self.cache.put("12/5/7", b"abc")
        self.assertEqual(self.cache.get("12/5/7"), b"abc")
        self.assertEqual(len(self.cache), 1)

    def test_an_unknown_tile(self):
        self.assertIsNone(self.cache.get("1/1/1"))

    def test_the_least_recently_used_tile_makes_room(self):
        self.cache.put("a", b"12345")
        self.cache.put("b", b"1234")
        self.cache.get("a")
        self.assertEqual(self.cache.put("c", b"123"), ["b"])
        self.assertEqual(self.cache.size, 8)

    def test_an_old_tile_is_gone(self):
        self.cache.put("a", b"1")
        self.now = 60
        self.assertIsNone(self.cache.get("a"))

    def test_a_tile_larger_than_the_cache(self):
        with self.assertRaises(ValueError):
            self.cache.put("a", b"12345678901")

    def test_prune_counts_what_it_drops(self):
        self.cache.put("a", b"1")
        self.now = 30
        self.cache.put("b", b"1")
        self.now = 70
        self.assertEqual(self.cache.prune(), 1)
        self.assertEqual(len(self.cache), 1)
