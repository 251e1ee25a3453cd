// Whether two values are deeply equal, as the strict comparison of Node sees it: same prototypes, `Object.is` for
// values, and no order in sets and maps.

export function isDeepEqual(one, other, above = []) {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (above.some(([a, b]) => a === one && b === other)) return true;
  const within = (a, b) => isDeepEqual(a, b, [...above, [one, other]]);
  if (!hasSameValue(one, other) || !hasSameItems(one, other, within)) return false;
  const keys = keysOf(one);
  return (
    keys.length === keysOf(other).length &&
    keys.every(
      (key) => Object.prototype.propertyIsEnumerable.call(other, key) && within(one[key], other[key]),
    )
  );
}

/** What an object is beside its properties. */
function hasSameValue(one, other) {
  if (one instanceof Date) return Object.is(one.getTime(), other.getTime());
  if (one instanceof RegExp) return String(one) === String(other);
  if (one instanceof Error) return one.message === other.message && one.name === other.name;
  if (one instanceof Number || one instanceof String || one instanceof Boolean)
    return Object.is(one.valueOf(), other.valueOf());
  return !Array.isArray(one) || one.length === other.length;
}

function hasSameItems(one, other, within) {
  if (one instanceof Set) return sameItems([...one], [...other], within);
  if (!(one instanceof Map)) return true;
  return sameItems(
    [...one],
    [...other],
    ([key, value], [otherKey, otherValue]) => within(key, otherKey) && within(value, otherValue),
  );
}

const keysOf = (value) => [
  ...Object.keys(value),
  ...Object.getOwnPropertySymbols(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key),
  ),
];

function sameItems(items, others, isSame) {
  if (items.length !== others.length) return false;
  const left = [...others];
  return items.every((item) => {
    const index = left.findIndex((other) => isSame(item, other));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}
