// Everything that can be exported: accepted judgements with their trajectories, agents, and makers.
import type { Reader } from '../../pipeline/store.ts';
import type { Provenance } from '../../schemas/record.ts';
import { declaredTools } from '../catalog/catalog.ts';
import type { Accepted } from '../exporters/exporter.ts';
import { settingOf } from '../faces/setting.ts';
import { protocolOf } from '../protocols/index.ts';

export async function* acceptedRows(store: Reader): AsyncIterable<Accepted> {
  for await (const judgement of store.read('judgements')) {
    const trajectory = await store.get('trajectories', judgement.trajectory);
    const { task, agent } = await settingOf(trajectory, store);
    const worlds = await Promise.all(worldsOf(agent).map((id) => store.get('worlds', id)));
    const madeBy = makersOf(
      [judgement, trajectory, task, agent, ...worlds].map((record) => record.provenance),
    );
    const { messages, tools } = protocolOf(trajectory.protocol).shown({
      messages: trajectory.messages,
      tools: declaredTools(agent, task.withheld),
    });
    yield { trajectory: { ...trajectory, messages: [...messages] }, agent, judgement, tools, madeBy };
  }
}

/** Environments whose contents a row teaches: its worlds, and the live servers it is played on. */
export function playedOn(agent: Accepted['agent']): string[] {
  return agent.parts
    .filter((part) => !part.desk && (part.primary || part.environment === 'world'))
    .map((part) => `${part.environment}/${part.of}`);
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
