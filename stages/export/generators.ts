// Who answered for each role on the way to some records, and the worlds and simulations of their agent.
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Provenance } from '../../schemas/record.ts';

/** By role: `procedure`, or a model; several, in order, where not all records were made alike. */
export type Generators = Readonly<Record<string, readonly string[]>>;

interface Made {
  readonly records: readonly { readonly provenance: Provenance }[];
  /** The worlds and simulations of which take part too. */
  readonly agent: Agent;
}

export async function generatorsOf({ records, agent }: Made, store: Reader): Promise<Generators> {
  const idsOf = (environment: string): string[] =>
    agent.parts.filter((part) => part.environment === environment).map((part) => part.of);
  const made = [
    ...records,
    ...(await Promise.all(idsOf('world').map((id) => store.get('worlds', id)))),
    ...(await Promise.all(idsOf('simulated').map((id) => store.get('simulations', id)))),
  ];
  const answered = new Map<string, Set<string>>();
  for (const [role, { by, model }] of made.flatMap(({ provenance }) => Object.entries(provenance.roles))) {
    const answers = answered.get(role) ?? new Set();
    answered.set(role, answers.add(by === 'model' ? (model ?? 'model') : 'procedure'));
  }
  return Object.fromEntries([...answered].sort().map(([role, answers]) => [role, [...answers].sort()]));
}

export const generatorsText = (generators: Generators): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(generators).map(([role, answers]) => [role, answers.join(', ')])),
  );
