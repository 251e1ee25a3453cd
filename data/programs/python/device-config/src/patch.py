"""Patches: lists of changes.

A change is a dict with `op` and `path`, and `value` unless it is `remove`:

- `set` puts a value at a path: a key of a dict, new or not, an existing item of a list, or `-`
  for a new item behind the last one
- `remove` removes a key or an item
- `test` makes the patch fail unless the value at the path equals `value`
"""

import copy

from src.paths import PathError, get, index_of, split


class PatchError(ValueError):
    """A patch that cannot be applied; `index` is the position of the change that failed."""

    def __init__(self, index, problem):
        super().__init__(f"change {index}: {problem}")
        self.index = index


def apply(document, patch):
    """Return the document after all changes of a patch, applied one after the other.

    The given document stays as it is, and values are copied. Raises PatchError for the first
    change that cannot be applied: its `op` is unknown, its path leads nowhere, its test fails,
    or it sets or removes the whole document.
    """
    result = copy.deepcopy(document)
    for index, change in enumerate(patch):
        try:
            _apply_one(result, change)
        except (PathError, ValueError) as problem:
            raise PatchError(index, problem) from None
    return result


def diff(old, new, path=""):
    """Return a patch that turns the dict `old` into the dict `new`.

    Keys are visited in alphabetical order. Dicts on both sides are compared key by key; all
    other values that differ are set as a whole. The patch consists of `set` and `remove` only.
    """
    patch = []
    for key in sorted(old.keys() | new.keys()):
        here = path + "/" + key.replace("~", "~0").replace("/", "~1")
        if key not in new:
            patch.append({"op": "remove", "path": here})
        elif key in old and isinstance(old[key], dict) and isinstance(new[key], dict):
            patch += diff(old[key], new[key], here)
        elif key not in old or old[key] != new[key]:
            patch.append({"op": "set", "path": here, "value": new[key]})
    return patch


def _apply_one(document, change):
    op, path = change["op"], change["path"]
    if op == "test":
        if get(document, path) != change["value"]:
            raise ValueError(f"{path!r} is not {change['value']!r}")
        return
    if op not in ("set", "remove"):
        raise ValueError(f"unknown operation {op!r}")
    keys = split(path)
    if not keys:
        raise ValueError("the whole document cannot be changed")
    parent = get(document, path[: path.rindex("/")])
    key = keys[-1]
    if op == "set":
        value = copy.deepcopy(change["value"])
        if isinstance(parent, list) and key == "-":
            parent.append(value)
            return
    if isinstance(parent, list):
        key = index_of(key, parent)
    elif not isinstance(parent, dict) or (op == "remove" and key not in parent):
        raise PathError(f"nothing at {path!r}")
    if op == "set":
        parent[key] = value
    else:
        del parent[key]
