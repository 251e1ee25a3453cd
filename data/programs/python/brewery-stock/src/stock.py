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

    def use(self, material, grams, day):
        """Take material on `day` and return what it cost, in cents rounded down.

        Lots that expire first are used first, of those that expire on the same day the one
        with the smaller number; expired lots are not used. Empty lots disappear. Raises
        ShortageError, and takes nothing, if there is too little.
        """
        missing = grams - self.amount(material, day)
        if missing > 0:
            raise ShortageError(material, missing)
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
