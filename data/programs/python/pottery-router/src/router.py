"""A router for paths with placeholders, such as `/classes/{id:int}/seats`."""

import re

KINDS = {"str": "[^/]+", "int": "[0-9]+"}
_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([a-z]+))?\}")


class Router:
    """Routes in the order in which they were added."""

    def __init__(self):
        self._routes = []
        self._patterns = {}

    def add(self, method, pattern, handler, name=None):
        """Register `handler` for a method and a pattern, and perhaps a name for url_for.

        A pattern begins with a slash. A part between slashes may be a placeholder: `{title}`
        matches any part that is not empty, `{id:int}` only digits. Raises ValueError for a
        pattern without a slash at the beginning, an unknown kind of placeholder, a placeholder
        name that occurs twice, braces that are no placeholder or only a part of one, and a route
        name that is taken.
        """
        if not pattern.startswith("/"):
            raise ValueError(f"a pattern begins with a slash: {pattern!r}")
        if name in self._patterns:
            raise ValueError(f"the name {name} is taken")
        parts = [self._parse(part, pattern) for part in pattern[1:].split("/")]
        fields = [field for field, _, _ in parts if field]
        if len(set(fields)) < len(fields):
            raise ValueError(f"a placeholder occurs twice in {pattern!r}")
        self._routes.append((method.upper(), parts, handler))
        if name is not None:
            self._patterns[name] = parts

    def dispatch(self, method, path):
        """Return the response (status, body) for a request.

        A handler is called with the values of the placeholders as keyword arguments, those of
        kind int as whole numbers. If several routes match, the most specific one is taken: the
        first part that differs decides, where plain text comes before int and int before str;
        of equal ones the first that was added. HEAD is answered by the routes of GET with an empty
        body, if it has none of its own.

        Without a matching path the response is (404, "not found"). If only the method does not
        match, it is (405, ALLOWED), with the sorted methods of the matching routes separated by
        a comma and a space.
        """
        matches = []
        for index, (allowed, parts, handler) in enumerate(self._routes):
            values = self._match(parts, path)
            if values is not None:
                ranks = [rank for _, rank, _ in parts]
                matches.append((ranks, index, allowed, handler, values))
        if not matches:
            return 404, "not found"
        matches.sort(key=lambda match: match[:2])
        wanted = method.upper()
        for _, _, allowed, handler, values in matches:
            if allowed == wanted:
                return handler(**values)
        if wanted == "HEAD" and any(match[2] == "GET" for match in matches):
            status, _ = self.dispatch("GET", path)
            return status, ""
        return 405, ", ".join(sorted({match[2] for match in matches}))

    def url_for(self, name, **values):
        """Return the path of the route `name` with `values` in place of its placeholders.

        Raises KeyError for an unknown name or a missing value, and ValueError for a value that the
        placeholder would not match.
        """
        path = ""
        for field, _, text in self._patterns[name]:
            part = str(values[field]) if field else text
            if field and not re.fullmatch(text, part):
                raise ValueError(f"{field} cannot be {part!r}")
            path += "/" + part
        return path

    @staticmethod
    def _parse(part, pattern):
        """A part as (placeholder name or "", rank, text or regular expression)."""
        match = _PLACEHOLDER.fullmatch(part)
        if match is None:
            if "{" in part or "}" in part:
                raise ValueError(f"cannot read {part!r} in {pattern!r}")
            return "", 0, part
        kind = match[2] or "str"
        if kind not in KINDS:
            raise ValueError(f"unknown kind {kind!r} in {pattern!r}")
        return match[1], 1 if kind == "int" else 2, KINDS[kind]

    @staticmethod
    def _match(parts, path):
        given = path.split("/")[1:]
        if not path.startswith("/") or len(given) != len(parts):
            return None
        values = {}
        for (field, rank, text), part in zip(parts, given):
            if not field and part != text:
                return None
            if field:
                if not re.fullmatch(text, part):
                    return None
                values[field] = int(part) if rank == 1 else part
        return values
