import { compareVersions, satisfies, type Version } from './versions.ts';

/** For each module its versions, and what each requires of other modules: module to range. */
export type Catalogue = Readonly<Record<string, Readonly<Record<Version, Readonly<Record<string, string>>>>>>;

/** Module to version. */
export type Plan = Readonly<Record<string, Version>>;

/**
 * Chooses a version for every module that is needed: those that are wanted, and those that chosen versions
 * require. Every requirement of a chosen version, and every wanted range, must be met by the chosen versions.
 *
 * Modules are decided one after another: those that are wanted, in their order, then those that are required, in
 * the order in which requirements name them. For each the newest version is tried first that meets all
 * requirements so far; if the rest cannot be decided, the next older one is tried.
 *
 * @param pinned modules that must get exactly this version, if they are needed
 * @returns modules sorted as text; undefined if there is no such choice, as when a module is not in the catalogue
 */
export function planUpdates(
  catalogue: Catalogue,
  wanted: Readonly<Record<string, string>>,
  pinned: Plan = {},
): Plan | undefined {
  const allowed = Object.fromEntries(
    Object.entries(catalogue).map(([module, versions]) => {
      const kept = Object.entries(versions).filter(
        ([version]) => !Object.hasOwn(pinned, module) || pinned[module] === version,
      );
      return [module, Object.fromEntries(kept)];
    }),
  );
  const found = decide(allowed, { plan: {}, needs: Object.entries(wanted) });
  return found && Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Partial {
  readonly plan: Plan;
  /** Module and range of everything that must hold. */
  readonly needs: readonly (readonly [module: string, range: string])[];
}

function decide(catalogue: Catalogue, { plan, needs }: Partial): Plan | undefined {
  const isMet = needs.every(
    ([module, range]) => plan[module] === undefined || satisfies(plan[module], range),
  );
  if (!isMet) return undefined;
  const next = needs.find(([module]) => plan[module] === undefined)?.[0];
  if (next === undefined) return plan;
  const versions = Object.keys(catalogue[next] ?? {}).sort((a, b) => compareVersions(b, a));
  for (const version of versions) {
    const requirements = Object.entries(catalogue[next][version]);
    const found = decide(catalogue, {
      plan: { ...plan, [next]: version },
      needs: [...needs, ...requirements],
    });
    if (found) return found;
  }
  return undefined;
}
