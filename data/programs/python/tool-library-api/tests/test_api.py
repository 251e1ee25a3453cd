import unittest

from src.api import handle
from src.requests import parse_query


def request(method, path, member=None):
    return {"method": method, "path": path, "headers": {"x-member": member} if member else {}, "body": None}


class ApiTest(unittest.TestCase):
    def setUp(self):
        self.state = {
            "t1": {"name": "Drill", "kind": "power", "borrower": None},
            "t2": {"name": "Axe", "kind": "hand", "borrower": "mia"},
        }

    def test_query(self):
        self.assertEqual(parse_query("/tools?q=big+saw&free"), ("/tools", {"q": "big saw", "free": ""}))

    def test_list(self):
        _, (status, tools) = handle(self.state, request("GET", "/tools"))
        self.assertEqual(status, 200)
        self.assertEqual([tool["name"] for tool in tools], ["Axe", "Drill"])

    def test_free_tools(self):
        _, (_, tools) = handle(self.state, request("GET", "/tools?free=1"))
        self.assertEqual(tools, [{"id": "t1", "name": "Drill", "kind": "power", "free": True}])

    def test_borrow(self):
        state, response = handle(self.state, request("POST", "/tools/t1/loan", "leo"))
        self.assertEqual(response, (201, {"id": "t1"}))
        self.assertEqual(state["t1"]["borrower"], "leo")
        self.assertIsNone(self.state["t1"]["borrower"])

    def test_a_tool_that_is_out(self):
        state, response = handle(self.state, request("POST", "/tools/t2/loan", "leo"))
        self.assertEqual(response, (409, {"error": "the tool is out"}))

    def test_return(self):
        state, response = handle(self.state, request("DELETE", "/tools/t2/loan", "mia"))
        self.assertEqual((state["t2"]["borrower"], response), (None, (204, None)))

    def test_unknown_member(self):
        _, response = handle(self.state, request("POST", "/tools/t1/loan"))
        self.assertEqual(response[0], 401)
