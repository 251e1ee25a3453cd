// structuredClone, for the values that programs clone: plain objects, arrays, dates, maps, sets, and what they hold.

export function cloned(value, known = new Map()) {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError(`${String(value)} could not be cloned.`);
  if (typeof value !== 'object' || value === null) return value;
  if (known.has(value)) return known.get(value);
  const copy = emptyCopy(value);
  known.set(value, copy);
  const within = (inner) => cloned(inner, known);
  if (value instanceof Map) for (const [key, item] of value) copy.set(within(key), within(item));
  else if (value instanceof Set) for (const item of value) copy.add(within(item));
  else if (Array.isArray(value) || !isFinished(copy))
    for (const key of Object.keys(value)) copy[key] = within(value[key]);
  return copy;
}

/** Those whose copy has all that it needs. */
const isFinished = (copy) =>
  copy instanceof Date || copy instanceof RegExp || copy instanceof Error || ArrayBuffer.isView(copy);

function emptyCopy(value) {
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (value instanceof Error) return new value.constructor(value.message);
  if (ArrayBuffer.isView(value)) return value.slice();
  if (value instanceof Map) return new Map();
  if (value instanceof Set) return new Set();
  return Array.isArray(value) ? new Array(value.length) : {};
}
