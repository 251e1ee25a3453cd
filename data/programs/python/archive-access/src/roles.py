"""Roles of the archive. A role includes those it stands above."""

INCLUDES = {
    "guest": [],
    "researcher": ["guest"],
    "archivist": ["researcher"],
    "donor": ["guest"],
    "director": ["archivist", "donor"],
}


def roles_of(role, includes=INCLUDES):
    """Return the list of a role and all roles that it includes, directly or not.

    They come in the order of their distance: the role itself, then those it includes directly,
    and so on; roles of equal distance in alphabetical order. Each appears once, at its smallest
    distance. Raises KeyError for an unknown role.
    """
    found = [role]
    layer = [role]
    while layer:
        below = sorted({lower for upper in layer for lower in includes[upper]} - set(found))
        found += below
        layer = below
    return found
