import unittest

from src.api import handle


class ShowTest(unittest.TestCase):
    def test_one_tool(self):
        state = {"t2": {"name": "Axe", "kind": "hand", "borrower": "mia"}}
        _, response = handle(state, {"method": "GET", "path": "/tools/t2", "headers": {}, "body": None})
        self.assertEqual(
            response, (200, {"id": "t2", "name": "Axe", "kind": "hand", "free": False, "borrower": "mia"})
        )
