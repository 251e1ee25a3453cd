import unittest

from src.api import handle, search_tools
from src.requests import parse_query


def request(method, path, member=None):
    return {"method": method, "path": path, "headers": {} if member is None else {"x-member": member}, "body": None}


def tool(name, kind="hand", borrower=None):
    return {"name": name, "kind": kind, "borrower": borrower}


class QueryHiddenTest(unittest.TestCase):
    def test_forms(self):
        cases = {
            "/a": ("/a", {}), "/a?": ("/a", {}), "/a?b=1&b=2": ("/a", {"b": "2"}),
            "/a?&b=%26%3D&": ("/a", {"b": "&="}), "/a?b=c=d": ("/a", {"b": "c=d"}), "/a?x%20y=": ("/a", {"x y": ""}),
            "/a?b=?": ("/a", {"b": "?"}),
        }
        for path, parsed in cases.items():
            self.assertEqual(parse_query(path), parsed)


class SearchHiddenTest(unittest.TestCase):
    def setUp(self):
        self.state = {"b": tool("Saw"), "a": tool("Saw", "power", "m"), "c": tool("Jigsaw", "power")}

    def ids(self, **parameters):
        return [found["id"] for found in search_tools(self.state, parameters)]

    def test_filters(self):
        self.assertEqual(self.ids(), ["c", "a", "b"])
        self.assertEqual(self.ids(kind="power"), ["c", "a"])
        self.assertEqual(self.ids(q="SAW"), ["c", "a", "b"])
        self.assertEqual(self.ids(q="jig", free=""), ["c"])
        self.assertEqual(self.ids(free="no"), ["c", "b"])
        self.assertEqual(self.ids(kind=""), [])

    def test_fields(self):
        self.assertEqual(search_tools({"a": tool("Saw", "power", "m")}, {}),
                         [{"id": "a", "name": "Saw", "kind": "power", "free": False}])


class HandleHiddenTest(unittest.TestCase):
    def setUp(self):
        self.state = {key: tool(key, borrower="m") for key in ("a", "b")} | {"c": tool("c"), "d": tool("d")}

    def ask(self, *args):
        return handle(self.state, request(*args))[1]

    def test_a_limit_per_member(self):
        state, response = handle(self.state, request("POST", "/tools/c/loan", "m"))
        self.assertEqual(response, (201, {"id": "c"}))
        self.assertEqual(state["c"], {"name": "c", "kind": "hand", "borrower": "m"})
        after, response = handle(state, request("POST", "/tools/d/loan", "m"))
        self.assertEqual(response, (409, {"error": "no more than 3 tools at once"}))
        self.assertEqual(after, state)
        self.assertEqual(handle(state, request("POST", "/tools/d/loan", "n"))[1][0], 201)

    def test_returning(self):
        self.assertEqual(self.ask("DELETE", "/tools/a/loan", "n"), (403, {"error": "you do not have this tool"}))
        self.assertEqual(self.ask("DELETE", "/tools/c/loan", "n")[0], 403)
        self.assertEqual(self.ask("POST", "/tools/a/loan", "n"), (409, {"error": "the tool is out"}))
        self.assertEqual(self.ask("GET", "/tools?q=x"), (200, []))
        state, response = handle(self.state, request("DELETE", "/tools/a/loan?x=1", "m"))
        self.assertEqual(response, (204, None))
        self.assertEqual(state["a"], tool("a"))
        self.assertEqual(self.state["a"]["borrower"], "m")

    def test_order_of_checks(self):
        self.assertEqual(self.ask("PUT", "/nothing"), (404, {"error": "no such path"}))
        self.assertEqual(self.ask("PUT", "/tools/z/loan"), (405, {"error": "only POST or DELETE"}))
        self.assertEqual(self.ask("POST", "/tools/z/loan"), (401, {"error": "who are you?"}))
        self.assertEqual(self.ask("POST", "/tools/z/loan", ""), (401, {"error": "who are you?"}))
        self.assertEqual(self.ask("POST", "/tools/z/loan", "m"), (404, {"error": "no such tool"}))
        self.assertEqual(self.ask("POST", "/tools"), (405, {"error": "only GET"}))

    def test_paths(self):
        for path in ("/", "", "/tools/", "/tool/a/loan", "/tools/a/loans", "/tools/a/loan/x", "/tools/a/x/loan"):
            self.assertEqual(self.ask("POST", path, "m")[0], 404)

    def test_the_query_reaches_the_search(self):
        self.assertEqual(len(self.ask("GET", "/tools?free")[1]), 2)
