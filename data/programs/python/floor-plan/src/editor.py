"""An editor with undo and redo."""

from contextlib import contextmanager

MOST_UNDO = 30


class Editor:
    """Changes a Plan. What is not undone can be undone, up to the last MOST_UNDO changes."""

    def __init__(self, plan):
        self.plan = plan
        self._undo = []
        self._redo = []
        self._group = None

    def change(self, what, *arguments):
        """Call the method `what` of the plan (place, move, turn or remove) with the arguments.

        A change that leaves the plan as it is cannot be undone and does not count. An error goes
        through; nothing has changed then. After a change nothing can be redone. Raises ValueError
        for another method.
        """
        if what not in ("place", "move", "turn", "remove"):
            raise ValueError(f"{what} is no change")
        before = dict(self.plan.furniture)
        getattr(self.plan, what)(*arguments)
        if self._group is None and self.plan.furniture != before:
            self._remember(what, before)

    @contextmanager
    def group(self, name):
        """Make all changes within a `with` block one change, called `name`.

        If the block ends with an error, its changes are taken back. Groups within a group belong
        to the outer one.
        """
        if self._group is not None:
            yield
            return
        before = dict(self.plan.furniture)
        self._group = name
        try:
            yield
        except BaseException:
            self.plan.furniture = before
            raise
        finally:
            self._group = None
        if self.plan.furniture != before:
            self._remember(name, before)

    def undo(self):
        """Take the last change back and return what it was called; None if there is none."""
        return self._step(self._undo, self._redo)

    def redo(self):
        """Make the change again that was undone last, and return its name; None if there is none."""
        return self._step(self._redo, self._undo)

    def _remember(self, name, before):
        self._undo.append((name, before))
        del self._undo[:-MOST_UNDO]
        self._redo.clear()

    def _step(self, source, target):
        if not source:
            return None
        name, furniture = source.pop()
        target.append((name, self.plan.furniture))
        self.plan.furniture = furniture
        return name
