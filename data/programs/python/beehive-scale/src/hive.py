"""Weights of a beehive in whole grams, one reading per hour; None where a reading is missing."""

SWARM = 1500
SUPER = 2500
MOST_MISSING = 2
HOURS = 24


def moving_average(weights, window):
    """Return the average of each reading with those before it, over at most `window` of them.

    The first readings are averaged over those that there are. The averages are rounded down to
    whole grams. All weights must be there. Raises ValueError if `window` is less than 1.
    """
    if window < 1:
        raise ValueError("a window has at least one reading")
    averages = []
    total = 0
    for index, weight in enumerate(weights):
        total += weight
        if index >= window:
            total -= weights[index - window]
        averages.append(total // min(index + 1, window))
    return averages


def events(weights):
    """Return what happened, as pairs (hour, kind) in order of the hours.

    Each reading is compared with the last one that is not missing. A loss of at least SWARM
    grams is a `swarm`, a gain of at least SUPER grams is `super added`, both at the hour of
    the later reading. A `gap` is reported at the hour of the first missing one if more than
    MOST_MISSING readings in a row are missing; across a gap nothing is compared.
    """
    found = []
    last = None
    missing = 0
    for hour, weight in enumerate(weights):
        if weight is None:
            missing += 1
            if missing == MOST_MISSING + 1:
                found.append((hour - MOST_MISSING, "gap"))
                last = None
            continue
        missing = 0
        if last is not None:
            if last - weight >= SWARM:
                found.append((hour, "swarm"))
            elif weight - last >= SUPER:
                found.append((hour, "super added"))
        last = weight
    return found


def daily_gain(weights):
    """Return the gain of each day: its last reading less its first one.

    A day has HOURS readings, the last day perhaps fewer; missing ones are passed over. A day with
    less than two readings has the gain None.
    """
    gains = []
    for start in range(0, len(weights), HOURS):
        day = [weight for weight in weights[start : start + HOURS] if weight is not None]
        gains.append(day[-1] - day[0] if len(day) > 1 else None)
    return gains
