import unittest

from src.tile_cache import TileCache


class TileCacheHiddenTest(unittest.TestCase):
    def setUp(self):
        self.now = 1000
        self.cache = TileCache(10, lambda: self.now, ttl=60)

    def test_a_tile_is_fresh_up_to_its_time_to_live(self):
        self.cache.put("a", b"1")
        self.now = 1059
        self.assertEqual(self.cache.get("a"), b"1")
        self.now = 1060
        self.assertIsNone(self.cache.get("a"))
        self.assertEqual((len(self.cache), self.cache.size), (0, 0))

    def test_unknown_tiles(self):
        self.assertIsNone(self.cache.get("a"))
        self.cache.put("a", b"")
        self.assertEqual(self.cache.get("a"), b"")
        self.assertIsNone(self.cache.get("b"))

    def test_reading_does_not_make_a_tile_younger(self):
        self.cache.put("a", b"1")
        self.now = 1040
        self.cache.get("a")
        self.now = 1060
        self.assertIsNone(self.cache.get("a"))

    def test_the_default_is_an_hour(self):
        cache = TileCache(10, lambda: self.now)
        cache.put("a", b"1")
        self.now = 1000 + 3599
        self.assertEqual(cache.get("a"), b"1")
        self.now = 1000 + 3600
        self.assertIsNone(cache.get("a"))

    def test_a_full_cache_may_be_exactly_full(self):
        self.assertEqual(self.cache.put("a", b"12345"), [])
        self.assertEqual(self.cache.put("b", b"12345"), [])
        self.assertEqual(self.cache.put("c", b"1234567890"), ["a", "b"])
        self.assertEqual(self.cache.size, 10)

    def test_replacing_frees_the_old_tile_first(self):
        self.cache.put("a", b"123456")
        self.cache.put("b", b"123")
        self.assertEqual(self.cache.put("a", b"1234567"), [])
        self.assertEqual(self.cache.size, 10)
        self.assertEqual(self.cache.put("c", b"1"), ["b"])

    def test_replacing_makes_a_tile_fresh_again(self):
        self.cache.put("a", b"1")
        self.now = 1059
        self.cache.put("a", b"2")
        self.now = 1060
        self.assertEqual(self.cache.get("a"), b"2")

    def test_a_refused_tile_changes_nothing(self):
        self.cache.put("a", b"12345")
        with self.assertRaises(ValueError):
            self.cache.put("a", b"12345678901")
        self.assertEqual(self.cache.get("a"), b"12345")
        self.assertEqual(self.cache.size, 5)

    def test_prune_drops_all_old_tiles_and_no_others(self):
        self.cache.put("a", b"1")
        self.cache.put("b", b"22")
        self.now = 1001
        self.cache.put("c", b"333")
        self.now = 1060
        self.assertEqual(self.cache.prune(), 2)
        self.assertEqual((len(self.cache), self.cache.size), (1, 3))
        self.assertEqual(self.cache.prune(), 0)

    def test_limits_must_be_positive(self):
        for capacity, ttl in ((0, 60), (-1, 60), (10, 0), (10, -5)):
            with self.subTest((capacity, ttl)), self.assertRaises(ValueError):
                TileCache(capacity, lambda: 0, ttl=ttl)
        self.assertEqual(len(TileCache(1, lambda: 0, ttl=1)), 0)
