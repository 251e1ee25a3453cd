// Requests that a new one should not resemble: what the procedure says in other tasks of the same kind. They are
// drawn by the seed, so they do not depend on which tasks were finished first.
import type { Random } from '../../../pipeline/hash.ts';
import type { Material, TaskKind } from '../kinds/kind.ts';

const wanted = 3;
/** Some drafts come to nothing, or to the same request. */
const attempts = 5;

export function earlierRequests(kind: TaskKind, material: Material, random: Random): string[] {
  const requests = new Set<string>();
  for (let attempt = 0; attempt < attempts && requests.size < wanted; attempt += 1) {
    const plan = kind.draft(material, random.fork(`draft ${attempt}`));
    if (plan) requests.add(plan.request);
  }
  return [...requests];
}
