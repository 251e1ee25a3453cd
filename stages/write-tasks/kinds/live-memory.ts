// live_memory: errands with the knowledge graph of a live memory server.
import type { Random } from '../../../pipeline/hash.ts';
import type { LiveSeeds } from '../../mcp/live-seeds.ts';
import { type Errand, errandTask, fixtureOf, said } from '../errands/errand.ts';
import {
  corrections,
  handovers,
  newcomers,
  remarks,
  reminders,
  removals,
  reports,
} from '../errands/memory-requests.ts';
import type { TaskKind } from './kind.ts';
import { worksOn } from './prospect.ts';

type Graph = LiveSeeds['memory'][string];

export const liveMemory: TaskKind = {
  name: 'live_memory',
  brief:
    'Errands with a knowledge graph: look something up, add something new, hand a relation over, or ' +
    'correct what has changed.',
  difficulty: 3,
  suits: (prospect) => worksOn(prospect, 'memory'),
  // Real servers are what the data is about.
  share: 1.2,
  isLive: true,
  draft(material, random) {
    const fixture = fixtureOf(material, 'memory');
    const graph = fixture === undefined ? undefined : material.liveSeeds.memory[fixture];
    if (!graph) return undefined;
    const things = random.shuffle(graph.entities);
    const list = random
      .shuffle(errands)
      .slice(0, random.integer(1, 3))
      .flatMap((errand, at) => errand(graph, things[at % things.length] ?? things[0], random) ?? []);
    return list.length > 0 ? errandTask(list, material, random) : undefined;
  },
};

type Entity = Graph['entities'][number];

const opening = (name: string) => ({
  tool: 'open_nodes',
  arguments: { names: [name] },
  purpose: `to look up what we know about ${name}`,
});

const errands: readonly ((graph: Graph, entity: Entity | undefined, random: Random) => Errand | undefined)[] =
  [
    function report(_, entity, random) {
      if (!entity) return undefined;
      return {
        say: said(reports, { name: entity.name }, random),
        calls: [opening(entity.name)],
        communicate: entity.observations.map((value) => ({ name: 'observation', value })),
      };
    },
    function addRemark(_, entity, random) {
      if (!entity) return undefined;
      const remark = random.pick(remarks);
      return {
        say: said(reminders, { name: entity.name, remark }, random),
        calls: [
          opening(entity.name),
          {
            tool: 'add_observations',
            arguments: { observations: [{ entityName: entity.name, contents: [remark] }] },
            purpose: `to note that ${entity.name} ${remark}`,
          },
        ],
      };
    },
    function correct(_, entity, random) {
      if (!entity) return undefined;
      const [old, remark] = [random.pick(entity.observations), random.pick(remarks)];
      return {
        say: said(corrections, { name: entity.name, old, remark }, random),
        calls: [
          opening(entity.name),
          {
            tool: 'delete_observations',
            arguments: { deletions: [{ entityName: entity.name, observations: [old] }] },
            purpose: `to remove the note that ${entity.name} ${old}`,
          },
          {
            tool: 'add_observations',
            arguments: { observations: [{ entityName: entity.name, contents: [remark] }] },
            purpose: `to note that ${entity.name} ${remark}`,
          },
        ],
      };
    },
    function addNewcomer({ entities }, entity, random) {
      const name = random.pick(['Lakeside House', 'Tool shed', 'Winter plan', 'Blue folder', 'Corner room']);
      if (!entity || entities.some((known) => known.name === name)) return undefined;
      const [type, relation] = [
        random.pick(['place', 'document', 'plan']),
        random.pick(['refers to', 'uses']),
      ];
      const remark = random.pick(remarks);
      return {
        say: said(newcomers, { name, type, known: entity.name, relation, remark }, random),
        calls: [
          opening(entity.name),
          {
            tool: 'create_entities',
            arguments: { entities: [{ name, entityType: type, observations: [remark] }] },
            purpose: `to add the ${type} ${name} with the note that it ${remark}`,
          },
          {
            tool: 'create_relations',
            arguments: { relations: [{ from: entity.name, to: name, relationType: relation }] },
            purpose: `to record that ${entity.name} ${relation} ${name}`,
          },
        ],
      };
    },
    function handOver({ entities, relations }, _, random) {
      const relation = random.pick(relations);
      const other = entities.find(({ name }) => name !== relation.from && name !== relation.to);
      if (!other) return undefined;
      return {
        say: said(handovers, { ...relation, other: other.name, relation: relation.relationType }, random),
        calls: [
          {
            tool: 'open_nodes',
            arguments: { names: [relation.from, relation.to] },
            purpose: `to look up ${relation.from} and ${relation.to}`,
          },
          {
            tool: 'delete_relations',
            arguments: { relations: [relation] },
            purpose: `to remove the relation from ${relation.from} to ${relation.to}`,
          },
          {
            tool: 'create_relations',
            arguments: {
              relations: [{ from: other.name, to: relation.to, relationType: relation.relationType }],
            },
            purpose: `to record that ${other.name} ${relation.relationType} ${relation.to}`,
          },
        ],
      };
    },
    function forget(_, entity, random) {
      if (!entity) return undefined;
      const old = random.pick(entity.observations);
      return {
        say: said(removals, { name: entity.name, old }, random),
        calls: [
          opening(entity.name),
          {
            tool: 'delete_observations',
            arguments: { deletions: [{ entityName: entity.name, observations: [old] }] },
            purpose: `to remove the note that ${entity.name} ${old}`,
          },
        ],
      };
    },
  ];
