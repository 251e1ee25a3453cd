import unittest

from src.patch import PatchError, apply, diff
from src.paths import PathError, get

CONFIG = {"name": "hall", "zones": [{"target": 20}, {"target": 18}]}


class ConfigTest(unittest.TestCase):
    def test_get(self):
        self.assertEqual(get(CONFIG, "/zones/1/target"), 18)
        self.assertEqual(get(CONFIG, ""), CONFIG)

    def test_a_path_that_leads_nowhere(self):
        with self.assertRaises(PathError):
            get(CONFIG, "/zones/2")

    def test_set(self):
        result = apply(CONFIG, [{"op": "set", "path": "/zones/0/target", "value": 21}])
        self.assertEqual(result["zones"][0], {"target": 21})
        self.assertEqual(CONFIG["zones"][0], {"target": 20})

    def test_remove(self):
        self.assertEqual(apply(CONFIG, [{"op": "remove", "path": "/zones"}]), {"name": "hall"})

    def test_append(self):
        result = apply(CONFIG, [{"op": "set", "path": "/zones/-", "value": {"target": 5}}])
        self.assertEqual(len(result["zones"]), 3)

    def test_a_failed_test(self):
        patch = [{"op": "remove", "path": "/name"}, {"op": "test", "path": "/zones/0/target", "value": 19}]
        with self.assertRaises(PatchError) as caught:
            apply(CONFIG, patch)
        self.assertEqual(caught.exception.index, 1)

    def test_diff(self):
        self.assertEqual(
            diff({"a": 1, "b": {"c": 2}}, {"b": {"c": 3}}),
            [{"op": "remove", "path": "/a"}, {"op": "set", "path": "/b/c", "value": 3}],
        )
