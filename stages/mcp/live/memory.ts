// The memory server as agents get it: a graph of entities, relations, and observations.
import type { LiveSeeds } from '../live-seeds.ts';
import { contentsNamed, type LiveServer } from '../live-server.ts';

export const liveMemory: LiveServer = {
  summary: 'Keeps a knowledge graph of entities, relations and observations that outlasts the conversation.',
  things: [
    { noun: 'entity', plural: 'entities', fields: ['name', 'type', 'list of observations'] },
    { noun: 'relation', plural: 'relations', fields: ['source', 'target', 'type'] },
    { noun: 'observation', plural: 'observations', fields: ['wording', 'entity', 'topic'] },
  ],
  setting: (seeds, fixture) => ({ title: contentsNamed(fixture, seeds.memory).title, notes: [] }),
  files: (seeds, fixture) => ({ 'memory.jsonl': graphLines(contentsNamed(fixture, seeds.memory)) }),
  volatile: [],
  shownAs: '/memory',
};

/** A graph as the memory server stores it: one entity or relation per line. */
function graphLines(graph: LiveSeeds['memory'][string]): string {
  const entities = graph.entities.map((entity) => ({ type: 'entity', ...entity }));
  const relations = graph.relations.map((relation) => ({ type: 'relation', ...relation }));
  return [...entities, ...relations].map((line) => JSON.stringify(line)).join('\n');
}
