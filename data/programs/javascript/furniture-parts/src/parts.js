/**
 * @typedef {{ item: string, count: number }} Need
 * @typedef {Record<string, Need[]>} Assemblies what one piece of each item consists of; items that are not a key
 *   are bought
 */

/**
 * Works out which bought parts an order needs. Counts may be fractions (half a sheet of plywood); they are added
 * up over the whole order, then the scrap is added, and the result is rounded up to whole pieces.
 *
 * @param {Need[]} order items, which may be bought parts themselves
 * @param {Assemblies} assemblies
 * @param {Record<string, number>} [scrap] percent of a part that the workshop spoils; 0 if it is not given
 * @returns {Need[]} sorted by item as text; parts of which none are needed are left out
 * @throws {Error} if an item contains itself, directly or not; the message shows the way, as in
 *   `shelf > frame > shelf`
 */
export function partsFor(order, assemblies, scrap = {}) {
  /** @type {Map<string, Map<string, number>>} */
  const known = new Map();
  const totals = addUp(
    order.map(({ item, count }) => ({ parts: explode(item, assemblies, { known, path: [] }), count })),
  );
  return [...totals]
    .map(([item, count]) => ({
      item,
      count: roundUp(count * (1 + (Object.hasOwn(scrap, item) ? scrap[item] : 0) / 100)),
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => (a.item < b.item ? -1 : 1));
}

/** @param {number} count its errors of floating point are not worth a piece */
function roundUp(count) {
  return Math.ceil(Number(count.toFixed(6)));
}

/**
 * @param {string} item
 * @param {Assemblies} assemblies
 * @param {{ known: Map<string, Map<string, number>>, path: string[] }} context
 * @returns {Map<string, number>} bought parts of one piece
 */
function explode(item, assemblies, { known, path }) {
  if (!Object.hasOwn(assemblies, item)) return new Map([[item, 1]]);
  const parts = known.get(item);
  if (parts) return parts;
  if (path.includes(item)) throw new Error([...path.slice(path.indexOf(item)), item].join(' > '));
  const needs = assemblies[item].map((need) => ({
    parts: explode(need.item, assemblies, { known, path: [...path, item] }),
    count: need.count,
  }));
  const sum = addUp(needs);
  known.set(item, sum);
  return sum;
}

/** @param {{ parts: Map<string, number>, count: number }[]} needs */
function addUp(needs) {
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (const { parts, count } of needs) {
    for (const [item, each] of parts) totals.set(item, (totals.get(item) ?? 0) + each * count);
  }
  return totals;
}

/**
 * Lists everything that contains an item, directly or not, sorted as text. The assemblies must not contain
 * themselves.
 *
 * @param {string} item
 * @param {Assemblies} assemblies
 * @returns {string[]}
 */
export function usedIn(item, assemblies) {
  /** @type {Set<string>} */
  const found = new Set();
  const open = [item];
  for (const current of open) {
    for (const [parent, needs] of Object.entries(assemblies)) {
      if (found.has(parent) || !needs.some((need) => need.item === current)) continue;
      found.add(parent);
      open.push(parent);
    }
  }
  return [...found].sort();
}
