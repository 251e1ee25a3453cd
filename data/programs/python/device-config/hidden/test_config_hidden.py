import unittest

from src.patch import PatchError, apply, diff
from src.paths import PathError, get, split


class PathsHiddenTest(unittest.TestCase):
    def test_split(self):
        self.assertEqual(split(""), [])
        self.assertEqual(split("/"), [""])
        self.assertEqual(split("/a//b/"), ["a", "", "b", ""])
        self.assertEqual(split("/a~1b/~0/~01"), ["a/b", "~", "~1"])
        with self.assertRaises(PathError):
            split("a/b")

    def test_get(self):
        document = {"": 1, "0": 2, "a": [[3, 4], 5], "n": None}
        self.assertEqual([get(document, path) for path in ("/", "/0", "/a/0/1", "/a/1", "/n")], [1, 2, 4, 5, None])

    def test_nowhere(self):
        document = {"a": [1, 2], "b": "text"}
        for path in ("/c", "/a/2", "/a/-1", "/a/01", "/a/x", "/a/-", "/b/0", "/a/0/0", "/a/+1", "/a/"):
            with self.subTest(path), self.assertRaises(PathError):
                get(document, path)


class ApplyHiddenTest(unittest.TestCase):
    def check(self, document, change, result):
        self.assertEqual(apply(document, [change]), result)

    def test_operations(self):
        self.check({}, {"op": "set", "path": "/a", "value": 1}, {"a": 1})
        self.check([1, 2], {"op": "set", "path": "/1", "value": 5}, [1, 5])
        self.check([1, 2, 3], {"op": "remove", "path": "/1"}, [1, 3])
        self.check({"-": 1}, {"op": "set", "path": "/-", "value": 2}, {"-": 2})
        self.check({"a": 1}, {"op": "test", "path": "/a", "value": 1}, {"a": 1})
        self.check({"a": 1}, {"op": "test", "path": "", "value": {"a": 1}}, {"a": 1})
        self.check({"x/y": {"~": 1}}, {"op": "remove", "path": "/x~1y/~0"}, {"x/y": {}})

    def test_changes_build_on_each_other(self):
        patch = [{"op": "set", "path": "/a", "value": []}, {"op": "set", "path": "/a/-", "value": 1},
                 {"op": "test", "path": "/a/0", "value": 1}]
        self.assertEqual(apply({}, patch), {"a": [1]})

    def test_values_are_copied(self):
        value = [1]
        result = apply({}, [{"op": "set", "path": "/a", "value": value}])
        value.append(2)
        self.assertEqual(result, {"a": [1]})
        document = {"a": [1]}
        apply(document, [{"op": "set", "path": "/a/-", "value": 2}])
        self.assertEqual(document, {"a": [1]})

    def test_failures(self):
        cases = [
            ({"op": "copy", "path": "/a"}, "unknown operation 'copy'"),
            ({"op": "set", "path": "", "value": 1}, "the whole document cannot be changed"),
            ({"op": "remove", "path": ""}, "the whole document cannot be changed"),
            ({"op": "remove", "path": "/b"}, "nothing at '/b'"),
            ({"op": "remove", "path": "/l/-"}, "no item '-'"),
            ({"op": "set", "path": "/l/1", "value": 1}, "no item '1'"),
            ({"op": "set", "path": "/a/b", "value": 1}, "nothing at '/a/b'"),
            ({"op": "set", "path": "/b/c", "value": 1}, "nothing at 'b' of '/b'"),
            ({"op": "test", "path": "/a", "value": 2}, "'/a' is not 2"),
            ({"op": "test", "path": "/b", "value": None}, "nothing at 'b' of '/b'"),
            ({"op": "set", "path": "a", "value": 1}, "a path begins with a slash: 'a'"),
        ]
        for change, message in cases:
            with self.subTest(change), self.assertRaises(PatchError) as caught:
                apply({"a": 1, "l": [0]}, [change])
            self.assertEqual(str(caught.exception), f"change 0: {message}")


class DiffHiddenTest(unittest.TestCase):
    def test_round_trip(self):
        old = {"a": 1, "b": [1, {"c": 2}], "d": {"e": {"f": 1, "g": 2}}, "x/~": 1, "s": {"t": 1}, "k": {}}
        new = {"a": 1, "b": [1], "d": {"e": {"f": 3, "h": {}}}, "x/~": 2, "s": 5, "k": {"l": 1}, "n": None}
        patch = diff(old, new)
        self.assertEqual(apply(old, patch), new)
        self.assertEqual([change["path"] for change in patch],
                         ["/b", "/d/e/f", "/d/e/g", "/d/e/h", "/k/l", "/n", "/s", "/x~1~0"])
        self.assertEqual(diff(new, new), [])

    def test_none_is_not_missing(self):
        self.assertEqual(diff({}, {"a": None}), [{"op": "set", "path": "/a", "value": None}])
        self.assertEqual(diff({"a": None}, {}), [{"op": "remove", "path": "/a"}])
        self.assertEqual(diff({"a": 1}, {"a": {"b": 1}}), [{"op": "set", "path": "/a", "value": {"b": 1}}])
