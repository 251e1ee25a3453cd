"""Requests and responses.

A request is a dict with `method`, `path` (with its query), `headers` (names in lower case) and
`body`; a response is a pair (status, body), where a body is something that JSON can hold.
"""

from urllib.parse import unquote_plus


class HttpError(Exception):
    """An error that becomes a response with its status and `{"error": message}`."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def parse_query(path):
    """Return the pair (path without query, dict of its parameters).

    Parameters are decoded; `+` is a space. A parameter without `=` has an empty value, and of
    several with the same name the last one counts. Empty parts between two `&` are skipped.
    """
    plain, _, query = path.partition("?")
    parameters = {}
    for part in query.split("&"):
        if part:
            name, _, value = part.partition("=")
            parameters[unquote_plus(name)] = unquote_plus(value)
    return plain, parameters


def member_of(request):
    """Return the member who sends the request; raises HttpError 401 without header `x-member`."""
    member = request["headers"].get("x-member", "")
    if not member:
        raise HttpError(401, "who are you?")
    return member
