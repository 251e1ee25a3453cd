/** @typedef {import('./catalogue.js').Catalogue} Catalogue */

/**
 * @typedef {object} Conflict
 * @property {string} key
 * @property {string | undefined} base undefined if the message was not there
 * @property {string | undefined} ours undefined if the message is gone, or was never there
 * @property {string | undefined} theirs
 */

/**
 * Merges two versions of a catalogue. Key by key: if only one side changed, added, or removed a message, its
 * change is taken; if both sides did the same, it is taken once. Anything else is a conflict. In the merged
 * catalogue, a conflict has our message, or theirs if we removed it.
 *
 * @param {Catalogue} base the version that both sides started from
 * @param {Catalogue} ours
 * @param {Catalogue} theirs
 * @returns {{ merged: Catalogue, conflicts: Conflict[] }} both sorted by key
 */
export function mergeCatalogues(base, ours, theirs) {
  /** @type {Catalogue} */
  const merged = new Map();
  /** @type {Conflict[]} */
  const conflicts = [];
  const keys = new Set([...base.keys(), ...ours.keys(), ...theirs.keys()]);
  for (const key of [...keys].sort()) {
    const versions = { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) };
    const { message, isConflict } = mergeMessage(versions);
    if (message !== undefined) merged.set(key, message);
    if (isConflict) conflicts.push({ key, ...versions });
  }
  return { merged, conflicts };
}

/** @param {Omit<Conflict, 'key'>} versions */
function mergeMessage({ base, ours, theirs }) {
  if (ours === theirs || theirs === base) return { message: ours, isConflict: false };
  if (ours === base) return { message: theirs, isConflict: false };
  return { message: ours ?? theirs, isConflict: true };
}
