"""A cache for map tiles, limited by size and by age."""

from collections import OrderedDict

DAY_TRIP_TTL = 3600


class TileCache:
    """Keeps tiles up to `capacity` bytes, each at most `ttl` seconds.

    `clock` is called without arguments whenever the cache needs to know the time, and returns
    seconds. A tile is fresh as long as less than `ttl` seconds went by since it was stored.
    """

    def __init__(self, capacity, clock, ttl=DAY_TRIP_TTL):
        """Raise ValueError if `capacity` or `ttl` is not positive."""
        if capacity <= 0 or ttl <= 0:
            raise ValueError("capacity and ttl must be positive")
        self._capacity = capacity
        self._clock = clock
        self._ttl = ttl
        self._tiles = OrderedDict()
        self._size = 0
        self._stats = {"hits": 0, "misses": 0, "evicted": 0}

    def __len__(self):
        return len(self._tiles)

    @property
    def size(self):
        """The sum of the lengths of all tiles in the cache, in bytes."""
        return self._size

    def get(self, key):
        """Return the bytes of the tile `key`, or None if it is absent or no longer fresh.

        A tile that is returned becomes the most recently used one; one that is no longer
        fresh is dropped.
        """
        data, stored = self._tiles.get(key, (None, 0))
        if data is not None and self._clock() - stored >= self._ttl:
            self._drop(key)
            data = None
        if data is None:
            self._stats["misses"] += 1
            return None
        self._stats["hits"] += 1
        self._tiles.move_to_end(key)
        return data

    def put(self, key, data):
        """Store `data` (bytes) under `key` as the most recently used tile.

        A tile that was stored under the same key is replaced. If the tiles together would be
        larger than the capacity, the least recently used ones are dropped until they are not.
        Returns the list of keys that were dropped to make room, the least recently used
        first; the replaced tile is not among them.

        Raises ValueError, and changes nothing, if the tile alone is larger than the capacity.
        """
        if len(data) > self._capacity:
            raise ValueError(f"tile {key!r} is larger than the cache")
        if key in self._tiles:
            self._drop(key)
        dropped = []
        while self._size + len(data) > self._capacity:
            oldest = next(iter(self._tiles))
            self._drop(oldest)
            dropped.append(oldest)
        self._stats["evicted"] += len(dropped)
        self._tiles[key] = (data, self._clock())
        self._size += len(data)
        return dropped

    def prune(self):
        """Drop every tile that is no longer fresh and return how many there were."""
        now = self._clock()
        stale = [key for key, (_, stored) in self._tiles.items() if now - stored >= self._ttl]
        for key in stale:
            self._drop(key)
        return len(stale)

    def stats(self):
        """Return a dict with the counts `hits` and `misses` of get and `evicted` of put.

        A tile that get finds but that is no longer fresh is a miss. Only tiles that made
        room for others count as evicted. Changing the dict does not change the counts.
        """
        return dict(self._stats)

    def _drop(self, key):
        data, _ = self._tiles.pop(key)
        self._size -= len(data)
