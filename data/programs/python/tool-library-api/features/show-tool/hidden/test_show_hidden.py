import unittest

from src.api import handle

STATE = {"t2": {"name": "Axe", "kind": "hand", "borrower": None}}


def ask(method, path):
    return handle(STATE, {"method": method, "path": path, "headers": {}, "body": None})[1]


class ShowHiddenTest(unittest.TestCase):
    def test_a_free_tool(self):
        self.assertEqual(ask("GET", "/tools/t2?x")[1],
                         {"id": "t2", "name": "Axe", "kind": "hand", "free": True, "borrower": None})

    def test_errors(self):
        self.assertEqual(ask("GET", "/tools/t3"), (404, {"error": "no such tool"}))
        self.assertEqual(ask("GET", "/tool/t2"), (404, {"error": "no such path"}))
        self.assertEqual(ask("DELETE", "/tools/t2"), (405, {"error": "only GET"}))
