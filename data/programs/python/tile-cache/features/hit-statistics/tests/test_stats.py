import unittest

from src.tile_cache import TileCache


class StatsTest(unittest.TestCase):
    def test_hits_and_misses(self):
        cache = TileCache(10, lambda: 0)
        cache.put("a", b"1")
        cache.get("a")
        cache.get("b")
        self.assertEqual(cache.stats(), {"hits": 1, "misses": 1, "evicted": 0})
