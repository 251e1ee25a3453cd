// Requests that a new one should not resemble: what the procedure says in other tasks of the same kind. They are
// drawn by the seed, so they do not depend on which tasks were finished first.
import type { Random } from '../../../pipeline/hash.ts';
import type { Material, TaskKind } from '../kinds/kind.ts';
import type { TaskPlan } from '../plan.ts';

/** What is written, and what it is a task of. */
interface Written {
  readonly kind: TaskKind;
  readonly plan: TaskPlan;
}

const wanted = 3;
/** Some drafts come to nothing, or to the same request. A draft that runs programs, or has many calls, takes seconds. */
const attempts = { draft: 5, running: 4, long: 1 };
const longPlan = 30;

export function earlierRequests({ kind, plan: own }: Written, material: Material, random: Random): string[] {
  const requests = new Set<string>();
  const most = own.calls.length >= longPlan ? attempts.long : attempts.draft;
  for (let attempt = 0; attempt < most && requests.size < wanted; attempt += 1) {
    const plan = kind.draft(material, random.fork(`draft ${attempt}`));
    if (plan) requests.add(plan.request);
  }
  return [...requests];
}

/** The same for a kind that drafts by running. A program has few mistakes and facts, so a draft may be the task itself. */
export async function earlierByRunning(
  { kind, plan }: Written,
  material: Material,
  random: Random,
): Promise<string[]> {
  const requests = new Set<string>();
  for (let attempt = 0; attempt < attempts.running && requests.size < wanted; attempt += 1) {
    const other = await kind.draftByRunning?.(material, random.fork(`draft ${attempt}`));
    if (other && contentOf(other) !== contentOf(plan)) requests.add(other.request);
  }
  return [...requests];
}

/** What a task is about, however it is worded. */
const contentOf = ({ calls, communicate }: TaskPlan): string =>
  JSON.stringify([calls.map(({ tool, arguments: given }) => [tool, given]), communicate]);
