"""Loading of vans for a removal. Volumes are litres, weights kilograms."""

from dataclasses import dataclass

MOST_LITRES = 12000
MOST_KILOGRAMS = 800
APART = frozenset({"food", "chemicals"})


@dataclass(frozen=True)
class Box:
    """A box with its volume, its weight, and the kind of things in it."""

    name: str
    litres: int
    kilograms: int
    kind: str = "household"


def load_vans(boxes):
    """Return the vans as lists of boxes.

    The boxes are taken from the heaviest to the lightest, of equal weight from the larger to
    the smaller, then by name. Each goes into the first van that can still take it: the volume
    and the weight stay within MOST_LITRES and MOST_KILOGRAMS, and food and chemicals never
    share a van. If there is none, a further van comes. Raises ValueError for a box that is too
    large or too heavy for an empty van.
    """
    vans = []
    for box in sorted(boxes, key=lambda box: (-box.kilograms, -box.litres, box.name)):
        if not _fits([], box):
            raise ValueError(f"{box.name} does not fit into any van")
        for van in vans:
            if _fits(van, box):
                van.append(box)
                break
        else:
            vans.append([box])
    return vans


def lower_bound(boxes):
    """Return the number of vans that no way of loading can do without.

    It follows from the sums of volumes and weights alone, and is at least 2 if there are both
    food and chemicals; 0 without boxes.
    """
    by_volume = -(-sum(box.litres for box in boxes) // MOST_LITRES)
    by_weight = -(-sum(box.kilograms for box in boxes) // MOST_KILOGRAMS)
    kinds = {box.kind for box in boxes}
    return max(by_volume, by_weight, 2 if APART <= kinds else min(len(kinds), 1))


def loading_list(van):
    """Return what goes into a van as text: one line per box in the order of loading, then the sum.

        books: 550 kg
        paint: 40 kg
        2 boxes, 900 l, 590 kg

    A single box is `1 box`.
    """
    lines = [f"{box.name}: {box.kilograms} kg" for box in van]
    count = "1 box" if len(van) == 1 else f"{len(van)} boxes"
    lines.append(f"{count}, {sum(box.litres for box in van)} l, {sum(box.kilograms for box in van)} kg")
    return "\n".join(lines)


def _fits(van, box):
    loaded = [*van, box]
    return (
        sum(item.litres for item in loaded) <= MOST_LITRES
        and sum(item.kilograms for item in loaded) <= MOST_KILOGRAMS
        and not APART <= {item.kind for item in loaded}
    )
