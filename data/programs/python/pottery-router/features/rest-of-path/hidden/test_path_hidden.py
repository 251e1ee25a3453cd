import unittest

from src.router import Router


class PathHiddenTest(unittest.TestCase):
    def setUp(self):
        self.router = Router()
        self.router.add("GET", "/p/{file:path}", lambda file: (200, file), name="file")
        self.router.add("GET", "/{a}/{b}", lambda a, b: (201, a + b))

    def test_other_routes_come_first(self):
        self.assertEqual(self.router.dispatch("GET", "/p/x"), (201, "px"))
        self.assertEqual(self.router.dispatch("GET", "/p/x/y"), (200, "x/y"))
        self.assertEqual(self.router.dispatch("GET", "/p/x/"), (200, "x/"))

    def test_at_least_one_character(self):
        self.assertEqual(self.router.dispatch("GET", "/p/")[0], 404)
        self.assertEqual(self.router.dispatch("GET", "/p")[0], 404)

    def test_only_at_the_end(self):
        with self.assertRaises(ValueError):
            self.router.add("GET", "/{a:path}/b", None)

    def test_url_for(self):
        self.assertEqual(self.router.url_for("file", file="a/b.jpg"), "/p/a/b.jpg")
