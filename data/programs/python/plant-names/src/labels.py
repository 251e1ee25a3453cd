"""Labels of beds and pots."""

from src.spelling import distance, suggest

UNSURE = " (?)"


def correct_labels(labels, names):
    """Return the labels with the spelling of `names`.

    A label for which suggest finds names is replaced by the first one, if it is the only one or
    closer than the second. Otherwise the label stays, with UNSURE behind it. Space around labels
    is dropped; empty labels are left out.
    """
    corrected = []
    for label in labels:
        label = label.strip()
        if not label:
            continue
        found = suggest(label, names)
        if len(found) == 1 or (found and _first_is_closer(label, found)):
            corrected.append(found[0])
        else:
            corrected.append(label + UNSURE)
    return corrected


def _first_is_closer(label, found):
    first, second = (distance(label.lower(), name.lower()) for name in found[:2])
    return first < second
