"""The plan of a room: furniture as rectangles on a grid, with corners in whole cells."""


class PlacementError(ValueError):
    """Furniture that would stand outside of the room or on other furniture."""


class Plan:
    """A room of `width` by `depth` cells. Furniture maps names to (x, y, width, depth)."""

    def __init__(self, width, depth):
        self.width = width
        self.depth = depth
        self.furniture = {}

    def place(self, name, x, y, width, depth):
        """Put a piece with its upper left corner at (x, y); raises ValueError if the name is taken,
        and PlacementError as move does."""
        if name in self.furniture:
            raise ValueError(f"{name} is on the plan already")
        self._put(name, x, y, width, depth)

    def move(self, name, x, y):
        """Move a piece to (x, y). Raises KeyError for an unknown piece and PlacementError, leaving
        the piece where it is, if a part of it would lie outside or on another piece."""
        _, _, width, depth = self.furniture[name]
        self._put(name, x, y, width, depth)

    def turn(self, name):
        """Turn a piece by a quarter round its upper left corner; errors as for move."""
        x, y, width, depth = self.furniture[name]
        self._put(name, x, y, depth, width)

    def remove(self, name):
        """Take a piece off the plan; KeyError if it is unknown."""
        del self.furniture[name]

    def free_cells(self):
        """Return the number of cells on which nothing stands."""
        return self.width * self.depth - sum(w * d for _, _, w, d in self.furniture.values())

    def _put(self, name, x, y, width, depth):
        if x < 0 or y < 0 or x + width > self.width or y + depth > self.depth:
            raise PlacementError(f"{name} does not fit into the room")
        for other, (ox, oy, ow, od) in self.furniture.items():
            if other != name and x < ox + ow and ox < x + width and y < oy + od and oy < y + depth:
                raise PlacementError(f"{name} would stand on {other}")
        self.furniture[name] = (x, y, width, depth)
