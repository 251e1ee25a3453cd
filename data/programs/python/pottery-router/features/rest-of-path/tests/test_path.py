import unittest

from src.router import Router


class PathTest(unittest.TestCase):
    def test_nested_folders(self):
        router = Router()
        router.add("GET", "/photos/{file:path}", lambda file: (200, file))
        self.assertEqual(router.dispatch("GET", "/photos/2024/raku/a.jpg"), (200, "2024/raku/a.jpg"))
