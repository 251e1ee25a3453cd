"""Raw materials of a brewery, in lots. Amounts are whole grams, prices cents per kilogram."""

from dataclasses import dataclass


class ShortageError(Exception):
    """There is less of a material than is asked for; `missing` says by how many grams."""

    def __init__(self, material, missing):
        super().__init__(f"{missing} g of {material} are missing")
        self.missing = missing


@dataclass
class Lot:
    """A delivery of a material: `expires` is the last day on which it may be used."""

    number: int
    material: str
    grams: int
    price: int
    expires: int


class Stock:
    """All lots of the brewery. Lots are numbered from 1 in the order in which they come."""

    def __init__(self):
        self.lots = []
        self._last = 0
        self._reserved = {}
    def receive(self, material, grams, price, expires):
        """Book a lot and return its number; raises ValueError unless `grams` is positive."""
        if grams <= 0:
            raise ValueError("a lot is not empty")
        self._last += 1
        self.lots.append(Lot(self._last, material, grams, price, expires))
        return self._last

    def amount(self, material, day):
        """Return how many grams of a material may be used on `day`."""
        return sum(lot.grams for lot in self._usable(material, day))

    def available(self, material, day):
        """Return how many grams may be used on `day` and are not reserved, at least 0."""
        return max(0, self.amount(material, day) - self._reserved.get(material, 0))

    def reserve(self, material, grams, day):
        """Set material aside; raises ShortageError if less is available on `day`."""
        missing = grams - self.available(material, day)
        if missing > 0:
            raise ShortageError(material, missing)
        self._reserved[material] = self._reserved.get(material, 0) + grams

    def use(self, material, grams, day, *, reserved=False):
        """Take material on `day` and return what it cost, in cents rounded down.

        Only what is available is taken, unless `reserved` is true: then reserved material may
        be used as well, and the reservation is reduced by `grams`, but not below 0.

        Lots that expire first are used first, of those that expire on the same day the one
        with the smaller number; expired lots are not used. Empty lots disappear. Raises
        ShortageError, and takes nothing, if there is too little.
        """
        usable = self.amount(material, day) if reserved else self.available(material, day)
        if grams > usable:
            raise ShortageError(material, grams - usable)
        if reserved:
            self._reserved[material] = max(0, self._reserved.get(material, 0) - grams)
        cost = 0
        for lot in self._usable(material, day):
            taken = min(lot.grams, grams)
            lot.grams -= taken
            grams -= taken
            cost += taken * lot.price
        self.lots = [lot for lot in self.lots if lot.grams]
        return cost // 1000

    def discard_expired(self, day):
        """Remove all lots that may no longer be used on `day`, and return them in order of number."""
        expired = [lot for lot in self.lots if lot.expires < day]
        self.lots = [lot for lot in self.lots if lot.expires >= day]
        return expired

    def value(self):
        """Return the value of all lots, expired ones included, in cents rounded down."""
        return sum(lot.grams * lot.price for lot in self.lots) // 1000

    def _usable(self, material, day):
        lots = [lot for lot in self.lots if lot.material == material and lot.expires >= day]
        return sorted(lots, key=lambda lot: (lot.expires, lot.number))
