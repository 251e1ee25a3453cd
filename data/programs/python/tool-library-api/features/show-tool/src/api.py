"""The service. Its state is a dict from tool ID to {"name", "kind", "borrower"}."""

from src.requests import HttpError, member_of, parse_query

MOST_TOOLS = 3


def handle(state, request):
    """Return the pair (new state, response). The given state stays as it is.

    - GET /tools lists tools as search_tools does: (200, list)
    - GET /tools/ID shows one of them, with its `borrower` (a member or None): (200, dict)
    - POST /tools/ID/loan lends a tool to the member: (201, {"id": ID})
    - DELETE /tools/ID/loan takes it back: (204, None)

    Errors: 404 for another path or an unknown tool, 405 for another method of a known path,
    401 without a member on POST and DELETE. POST gives 409 if the tool is out or the member
    has MOST_TOOLS; DELETE gives 403 if the member does not have the tool. They are checked in
    the order path, method, member, tool, rest.
    """
    try:
        return _route(state, request)
    except HttpError as error:
        return state, (error.status, {"error": str(error)})


def search_tools(state, parameters):
    """Return tools as dicts with `id`, `name`, `kind` and `free`, in order of name, then ID.

    The parameter `kind` keeps tools of that kind, `q` those whose name contains it in any case,
    and `free` (whatever its value) those that nobody has.
    """
    found = []
    for key, tool in state.items():
        if "kind" in parameters and tool["kind"] != parameters["kind"]:
            continue
        if parameters.get("q", "").lower() not in tool["name"].lower():
            continue
        free = tool["borrower"] is None
        if "free" in parameters and not free:
            continue
        found.append({"id": key, "name": tool["name"], "kind": tool["kind"], "free": free})
    return sorted(found, key=lambda tool: (tool["name"], tool["id"]))


def _route(state, request):
    path, parameters = parse_query(request["path"])
    method = request["method"]
    parts = path.split("/")[1:]
    if parts == ["tools"]:
        _allow(method, "GET")
        return state, (200, search_tools(state, parameters))
    if len(parts) == 2 and parts[0] == "tools" and parts[1]:
        _allow(method, "GET")
        tool = _tool(state, parts[1])
        shown = {"id": parts[1], "name": tool["name"], "kind": tool["kind"], "free": tool["borrower"] is None}
        return state, (200, {**shown, "borrower": tool["borrower"]})
    if len(parts) == 3 and parts[0] == "tools" and parts[2] == "loan":
        _allow(method, "POST", "DELETE")
        member = member_of(request)
        tool = _tool(state, parts[1])
        change = _lend if method == "POST" else _take_back
        return change(state, parts[1], tool, member)
    raise HttpError(404, "no such path")


def _allow(method, *methods):
    if method not in methods:
        raise HttpError(405, f"only {' or '.join(methods)}")


def _tool(state, key):
    if key not in state:
        raise HttpError(404, "no such tool")
    return state[key]


def _lend(state, key, tool, member):
    if tool["borrower"] is not None:
        raise HttpError(409, "the tool is out")
    if sum(1 for other in state.values() if other["borrower"] == member) >= MOST_TOOLS:
        raise HttpError(409, f"no more than {MOST_TOOLS} tools at once")
    return {**state, key: {**tool, "borrower": member}}, (201, {"id": key})


def _take_back(state, key, tool, member):
    if tool["borrower"] != member:
        raise HttpError(403, "you do not have this tool")
    return {**state, key: {**tool, "borrower": None}}, (204, None)
