import unittest

from src.router import Router


def answer(text):
    return lambda **values: (200, (text, values))


class DispatchHiddenTest(unittest.TestCase):
    def setUp(self):
        self.router = Router()

    def test_the_most_specific_route_wins_whatever_the_order(self):
        for pattern in ("/{a}/{b}", "/{a}/x", "/{n:int}/{b}", "/p/{b}", "/p/{n:int}", "/p/x"):
            self.router.add("GET", pattern, answer(pattern))
        cases = {"/q/y": "/{a}/{b}", "/q/x": "/{a}/x", "/1/x": "/{n:int}/{b}", "/p/y": "/p/{b}",
                 "/p/5": "/p/{n:int}", "/p/x": "/p/x"}
        for path, pattern in cases.items():
            with self.subTest(path):
                self.assertEqual(self.router.dispatch("GET", path)[1][0], pattern)

    def test_the_first_of_equal_routes(self):
        self.router.add("GET", "/{a}", answer("first"))
        self.router.add("GET", "/{b}", answer("second"))
        self.assertEqual(self.router.dispatch("GET", "/x"), (200, ("first", {"a": "x"})))

    def test_values(self):
        self.router.add("put", "/{a}/{b:int}/{c:str}", answer("r"))
        self.assertEqual(self.router.dispatch("PUT", "/x y/007/3"), (200, ("r", {"a": "x y", "b": 7, "c": "3"})))

    def test_a_less_specific_route_with_the_right_method(self):
        self.router.add("GET", "/{a}", answer("any"))
        self.router.add("POST", "/new", answer("new"))
        self.assertEqual(self.router.dispatch("GET", "/new"), (200, ("any", {"a": "new"})))

    def test_paths_that_do_not_match(self):
        self.router.add("GET", "/a/{b:int}", answer("r"))
        self.router.add("GET", "/", answer("root"))
        for path in ("/a", "/a/", "/a/1/", "/a/x", "/b/1", "a/1", "", "/a/1x", "x/"):
            with self.subTest(path):
                self.assertEqual(self.router.dispatch("GET", path), (404, "not found"))
        self.assertEqual(self.router.dispatch("GET", "/")[0], 200)

    def test_head(self):
        self.router.add("GET", "/a", lambda: (418, "teapot"))
        self.assertEqual(self.router.dispatch("HEAD", "/a"), (418, ""))
        self.router.add("HEAD", "/a", lambda: (200, "own"))
        self.assertEqual(self.router.dispatch("HEAD", "/a"), (200, "own"))
        self.router.add("POST", "/b", answer("b"))
        self.router.add("POST", "/{x}", answer("x"))
        self.router.add("PUT", "/b", answer("c"))
        self.assertEqual(self.router.dispatch("HEAD", "/b"), (405, "POST, PUT"))


class PatternsHiddenTest(unittest.TestCase):
    def test_bad_ones(self):
        router = Router()
        for pattern in ("", "x", "/{", "/}", "/{A}", "/{a:}", "/x{a}", "/{a}x", "/{a:uuid}", "/{a}/b/{a:int}"):
            with self.subTest(pattern), self.assertRaises(ValueError):
                router.add("GET", pattern, None, name="n")
        router.add("GET", "/a", None, name="n")
        with self.assertRaisesRegex(ValueError, "taken"):
            router.add("GET", "/b", None, name="n")
        router.add("GET", "/c", None)
        router.add("GET", "/d", None)

    def test_url_for(self):
        router = Router()
        router.add("GET", "/a/{b}/{c:int}/d", None, name="r")
        self.assertEqual(router.url_for("r", b="x y", c=5), "/a/x y/5/d")
        for values in ({"b": "x/y", "c": 5}, {"b": "", "c": 5}, {"b": "x", "c": "z"}, {"b": "x", "c": -1}):
            with self.subTest(values), self.assertRaises(ValueError):
                router.url_for("r", **values)
        with self.assertRaises(KeyError):
            router.url_for("r", b="x")
        with self.assertRaises(KeyError):
            router.url_for("q")
