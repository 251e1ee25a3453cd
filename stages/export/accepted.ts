// Everything that is exported: selected trajectories with their judgements, agents, and makers.
import type { Reader } from '../../pipeline/store.ts';
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
    const worlds = await Promise.all(worldsOf(agent).map((id) => store.get('worlds', id)));
    const madeBy = makersOf(
      [judgement, trajectory, task, agent, ...worlds].map((record) => record.provenance),
    );
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

function worldsOf(agent: Accepted['agent']): string[] {
  return agent.parts.filter((part) => part.environment === 'world').map((part) => part.of);
}

function makersOf(provenances: readonly Provenance[]): Accepted['madeBy'] {
  const uses = provenances.flatMap((provenance) => Object.entries(provenance.roles));
  const procedures = uses.filter(([, use]) => use.by === 'procedure').map(([role]) => role);
  const models = uses.flatMap(([role, use]) => (use.by === 'model' ? [`${role}: ${use.model}`] : []));
  return { procedures: [...new Set(procedures)].sort(), models: [...new Set(models)].sort() };
}
