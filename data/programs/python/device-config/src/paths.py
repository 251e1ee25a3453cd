"""Paths into nested dicts and lists, such as `/zones/0/target`.

Parts are separated by slashes. In a key, `~1` stands for a slash and `~0` for a tilde. Items
of lists are named by their index. The empty path is the whole document.
"""


class PathError(LookupError):
    """A path that is not well-formed or leads nowhere."""


def split(path):
    """Return the keys of a path as a list of strings.

    Raises PathError if a path that is not empty does not begin with a slash.
    """
    if not path:
        return []
    if not path.startswith("/"):
        raise PathError(f"a path begins with a slash: {path!r}")
    return [part.replace("~1", "/").replace("~0", "~") for part in path[1:].split("/")]


def index_of(key, items):
    """Return the index that `key` names in a list; PathError if there is no such item.

    Indexes have no sign and no leading zeros.
    """
    if not key.isdecimal() or str(int(key)) != key or int(key) >= len(items):
        raise PathError(f"no item {key!r}")
    return int(key)


def get(document, path):
    """Return the value at `path`; raises PathError if there is none."""
    for key in split(path):
        if isinstance(document, list):
            document = document[index_of(key, document)]
        elif isinstance(document, dict) and key in document:
            document = document[key]
        else:
            raise PathError(f"nothing at {key!r} of {path!r}")
    return document
