import unittest

from src.router import Router


class RouterTest(unittest.TestCase):
    def setUp(self):
        self.router = Router()
        self.router.add("GET", "/classes", lambda: (200, "all classes"))
        self.router.add("GET", "/classes/{id:int}", lambda id: (200, f"class {id + 0}"), name="class")
        self.router.add("GET", "/classes/{title}", lambda title: (200, f"about {title}"))
        self.router.add("DELETE", "/classes/{id:int}", lambda id: (204, ""))

    def test_a_plain_path(self):
        self.assertEqual(self.router.dispatch("GET", "/classes"), (200, "all classes"))

    def test_placeholders(self):
        self.assertEqual(self.router.dispatch("get", "/classes/7"), (200, "class 7"))
        self.assertEqual(self.router.dispatch("GET", "/classes/raku"), (200, "about raku"))

    def test_not_found(self):
        self.assertEqual(self.router.dispatch("GET", "/kilns"), (404, "not found"))

    def test_wrong_method(self):
        self.assertEqual(self.router.dispatch("POST", "/classes/7"), (405, "DELETE, GET"))

    def test_head(self):
        self.assertEqual(self.router.dispatch("HEAD", "/classes"), (200, ""))

    def test_url_for(self):
        self.assertEqual(self.router.url_for("class", id=12), "/classes/12")

    def test_bad_patterns(self):
        for pattern in ("classes", "/{id:float}", "/{id}/{id}", "/a{id}"):
            with self.subTest(pattern), self.assertRaises(ValueError):
                self.router.add("GET", pattern, None)
