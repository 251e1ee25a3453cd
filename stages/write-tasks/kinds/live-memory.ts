// live_memory: work on the knowledge graph of a live memory server.
import type { Random } from '../../../pipeline/hash.ts';
import type { LiveSeeds } from '../../mcp/live-seeds.ts';
import type { TaskKind } from './kind.ts';
import { errandTask } from './live-files.ts';

type Graph = LiveSeeds['memory'][string];
type Errand = Parameters<typeof errandTask>[0][number];

export const liveMemory: TaskKind = {
  name: 'live_memory',
  brief: 'An errand on a knowledge graph: look something up, add what is new, correct what has changed.',
  difficulty: 3,
  weight: 3,
  isLive: true,
  draft(material, random) {
    const part = material.agent.parts.find((each) => each.of === 'memory' && each.primary);
    const graph = part?.fixture === undefined ? undefined : material.liveSeeds.memory[part.fixture];
    if (!graph) return undefined;
    const [first, second] = random.shuffle(errands);
    const list = [first, ...(random.chance(0.4) ? [second] : [])].flatMap((errand) =>
      errand ? [errand(graph, random)] : [],
    );
    return errandTask(list, material, random);
  },
};

const remarks = [
  'prefers mornings',
  'was checked in May',
  'needs a second opinion',
  'is on the short list',
  'was moved to next week',
];

const errands: readonly ((graph: Graph, random: Random) => Errand)[] = [
  function tell(graph, random) {
    const entity = random.pick(graph.entities);
    return {
      say: `What do we know about ${entity.name}? Tell me every observation.`,
      calls: [{ tool: 'open_nodes', arguments: { names: [entity.name] }, purpose: 'to open the entity' }],
      communicate: entity.observations.map((value) => ({ name: 'observation', value })),
    };
  },
  function addRemark(graph, random) {
    const entity = random.pick(graph.entities);
    const remark = random.pick(remarks);
    return {
      say: `Remember about ${entity.name}: "${remark}".`,
      calls: [
        {
          tool: 'add_observations',
          arguments: { observations: [{ entityName: entity.name, contents: [remark] }] },
          purpose: 'to add the observation',
        },
      ],
    };
  },
  function addEntity(graph, random) {
    const known = random.pick(graph.entities);
    const name = random.pick(['Lakeside House', 'Tool shed', 'Winter plan', 'Blue folder']);
    const entityType = random.pick(['place', 'document', 'plan']);
    const remark = random.pick(remarks);
    return {
      say: `Please add ${name} as a new ${entityType}, with the observation "${remark}", and note that ${known.name} "refers to" it.`,
      calls: [
        {
          tool: 'create_entities',
          arguments: { entities: [{ name, entityType, observations: [remark] }] },
          purpose: 'to make the entity',
        },
        {
          tool: 'create_relations',
          arguments: { relations: [{ from: known.name, to: name, relationType: 'refers to' }] },
          purpose: 'to connect the two',
        },
      ],
    };
  },
  function forget(graph, random) {
    const entity = random.pick(graph.entities);
    const observation = random.pick(entity.observations);
    return {
      say: `The observation "${observation}" about ${entity.name} is out of date. Please delete exactly that one.`,
      calls: [
        {
          tool: 'delete_observations',
          arguments: { deletions: [{ entityName: entity.name, observations: [observation] }] },
          purpose: 'to remove what no longer holds',
        },
      ],
    };
  },
];
