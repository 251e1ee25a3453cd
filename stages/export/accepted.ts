// Everything that is exported: selected trajectories with their judgements, agents, and makers.
import type { Reader } from '../../pipeline/store.ts';
import type { Agent } from '../../schemas/agent.ts';
import type { Provenance } from '../../schemas/record.ts';
import { declaredTools } from '../catalog/catalog.ts';
import type { Accepted } from '../exporters/exporter.ts';
import { settingOf } from '../faces/setting.ts';
import { protocolOf } from '../protocols/index.ts';
import { partsOf } from './parts.ts';

export async function* acceptedRows(store: Reader): AsyncIterable<Accepted> {
  for await (const selection of store.read('selections')) {
    const judgement = await store.get('judgements', selection.judgement);
    const trajectory = await store.get('trajectories', selection.trajectory);
    const { task, agent } = await settingOf(trajectory, store);
    const madeBy = await makersOf({ records: [judgement, trajectory, task, agent], agent }, store);
    const declared = declaredTools(agent, task.withheld);
    for (const part of partsOf({ trajectory, judgement })) {
      const { messages, tools } = protocolOf(trajectory.protocol).shown({
        messages: part.trajectory.messages,
        tools: declared,
      });
      const seen = { ...part.trajectory, messages: [...messages] };
      yield { ...part, trajectory: seen, selection, agent, tools, madeBy };
    }
  }
}

interface Made {
  readonly records: readonly { readonly provenance: Provenance }[];
  /** The worlds and simulations of which take part too. */
  readonly agent: Agent;
}

/** Who answered for each role on the way to some records and the worlds and simulations of their agent. */
export async function makersOf({ records, agent }: Made, store: Reader): Promise<Accepted['madeBy']> {
  const idsOf = (environment: string): string[] =>
    agent.parts.filter((part) => part.environment === environment).map((part) => part.of);
  const made = [
    ...records,
    ...(await Promise.all(idsOf('world').map((id) => store.get('worlds', id)))),
    ...(await Promise.all(idsOf('simulated').map((id) => store.get('simulations', id)))),
  ];
  const uses = made.flatMap(({ provenance }) => Object.entries(provenance.roles));
  const procedures = uses.filter(([, use]) => use.by === 'procedure').map(([role]) => role);
  const models = uses.flatMap(([role, use]) => (use.by === 'model' ? [`${role}: ${use.model}`] : []));
  return { procedures: [...new Set(procedures)].sort(), models: [...new Set(models)].sort() };
}
