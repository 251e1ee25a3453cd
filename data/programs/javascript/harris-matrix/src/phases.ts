import type { Relation } from './relations.ts';

/**
 * Groups layers into phases, the oldest first. A layer is in the first phase if nothing lies below it; otherwise its
 * phase is the one after the latest phase of the layers directly below it. Within a phase, layers are sorted as text.
 *
 * @throws {Error} if layers lie above each other in a circle; the message shows one such circle, for example
 *   `The notes contradict each other: 1 above 2 above 1.`
 */
export function phases(relations: readonly Relation[]): string[][] {
  const below = layersBelow(relations);
  const numbers = new Map<string, number>();
  const path: string[] = [];

  const phaseOf = (layer: string): number => {
    const known = numbers.get(layer);
    if (known !== undefined) return known;
    if (path.includes(layer)) {
      const circle = [...path.slice(path.indexOf(layer)), layer];
      throw new Error(`The notes contradict each other: ${circle.join(' above ')}.`);
    }
    path.push(layer);
    const phase = Math.max(-1, ...[...below.get(layer)!].map(phaseOf)) + 1;
    path.pop();
    numbers.set(layer, phase);
    return phase;
  };

  const groups: string[][] = [];
  for (const layer of [...below.keys()].sort()) {
    const phase = phaseOf(layer);
    groups[phase] ??= [];
    groups[phase].push(layer);
  }
  return groups;
}

/**
 * Leaves out every relation that follows from others: if 1 lies above 2 and 2 above 3, then `1 above 3` says
 * nothing new. The relations that are left keep their order. The relations must be free of circles (see
 * {@link phases}).
 */
export function directRelations(relations: readonly Relation[]): Relation[] {
  const below = layersBelow(relations);
  const reaches = (from: string, target: string): boolean =>
    [...below.get(from)!].some((next) => next === target || reaches(next, target));
  return relations.filter(
    (relation) => ![...below.get(relation.above)!].some((next) => reaches(next, relation.below)),
  );
}

/** Every layer that is named, with the layers that are noted to lie below it. */
function layersBelow(relations: readonly Relation[]): Map<string, Set<string>> {
  const below = new Map<string, Set<string>>();
  for (const relation of relations) {
    for (const layer of [relation.above, relation.below]) {
      if (!below.has(layer)) below.set(layer, new Set());
    }
    below.get(relation.above)?.add(relation.below);
  }
  return below;
}
