import unittest

from src.tile_cache import TileCache


class StatsHiddenTest(unittest.TestCase):
    def test_a_stale_tile_is_a_miss_and_not_evicted(self):
        times = iter([0, 99])
        cache = TileCache(10, lambda: next(times), ttl=60)
        cache.put("a", b"1")
        cache.get("a")
        self.assertEqual(cache.stats(), {"hits": 0, "misses": 1, "evicted": 0})

    def test_evicted_tiles_are_counted_and_replaced_ones_are_not(self):
        cache = TileCache(4, lambda: 0)
        cache.put("a", b"11")
        cache.put("a", b"12")
        cache.put("b", b"22")
        cache.put("c", b"4444")
        self.assertEqual(cache.stats()["evicted"], 2)

    def test_a_new_cache_and_a_changed_copy(self):
        cache = TileCache(4, lambda: 0)
        cache.stats()["hits"] = 5
        self.assertEqual(cache.stats(), {"hits": 0, "misses": 0, "evicted": 0})

    def test_an_empty_tile_is_a_hit(self):
        cache = TileCache(4, lambda: 0)
        cache.put("a", b"")
        self.assertEqual(cache.get("a"), b"")
        self.assertEqual(cache.stats()["hits"], 1)
