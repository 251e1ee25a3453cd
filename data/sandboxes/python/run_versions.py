# Runs the tests of several versions of a program in one interpreter, one after another. `versions.json` beside this file
# says what each changes in the tree, and which tests it is tried with:
#   [{"files": {"src/cart.py": "..."}, "tests": ["tests/test_cart.py"]}]
# What the tests say of number 3 goes into `report-3.jsonl`. After one that does not end there are no others.
import contextlib, decimal, importlib, io, json, linecache, os, random, sys

import run_tests
from run_tests import HERE, ROOT

sys.dont_write_bytecode = True  # two versions of a file can have the same size and the same time


def tree():
    """Path to bytes, without what is beside this file."""
    found = {}
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if os.path.join(folder, name) != HERE]
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                found[path] = file.read()
    return found


def write(files):
    for path, content in files.items():
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)


def forget():
    """What was imported of the version before."""
    for name, module in list(sys.modules.items()):
        places = [getattr(module, "__file__", None), *(getattr(module, "__path__", None) or [])]
        if any(place and place.startswith(ROOT + os.sep) and not place.startswith(HERE + os.sep) for place in places):
            del sys.modules[name]
    importlib.invalidate_caches()
    linecache.clearcache()


class Beginning:
    """What a program can change besides its own files."""

    def __init__(self):
        self.files = tree()
        self.folder, self.path, self.argv = os.getcwd(), list(sys.path), list(sys.argv)
        self.environment, self.chance = dict(os.environ), random.getstate()
        self.decimals = decimal.getcontext().copy()

    def restore(self):
        for path in tree():
            if path not in self.files:
                os.remove(path)
        write(self.files)
        os.chdir(self.folder)
        sys.path[:], sys.argv[:] = self.path, self.argv
        os.environ.clear()
        os.environ.update(self.environment)
        random.setstate(self.chance)
        decimal.setcontext(self.decimals.copy())
        forget()


def main():
    with open(os.path.join(HERE, "versions.json"), encoding="utf-8") as file:
        versions = json.load(file)
    beginning = Beginning()
    for index, version in enumerate(versions):
        beginning.restore()
        write({os.path.join(ROOT, path): text.encode() for path, text in version["files"].items()})
        with contextlib.redirect_stdout(io.StringIO()) as said:
            run_tests.main(version["tests"], f"report-{index}.jsonl")
        if "does not end" in said.getvalue():
            return


if __name__ == "__main__":
    main()
