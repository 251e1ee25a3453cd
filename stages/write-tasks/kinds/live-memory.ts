// live_memory: errands with the knowledge graph of a live memory server.
import type { Random } from '../../../pipeline/hash.ts';
import type { LiveSeeds } from '../../mcp/live-seeds.ts';
import type { TaskKind } from './kind.ts';
import { errandTask } from './live-files.ts';

type Graph = LiveSeeds['memory'][string];
type Errand = Parameters<typeof errandTask>[0][number];

export const liveMemory: TaskKind = {
  name: 'live_memory',
  brief:
    'An errand with a knowledge graph: look something up, add something new, or correct what has changed.',
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
  'is on the shortlist',
  'was moved to next week',
];

const errands: readonly ((graph: Graph, random: Random) => Errand)[] = [
  function tell(graph, random) {
    const entity = random.pick(graph.entities);
    return {
      say: random
        .pick([
          'What do we know about {name}? Please give me every observation.',
          'Tell me everything we have noted about {name}.',
          'Could you list all observations about {name}?',
          "I'd like to see all the notes on {name}.",
          'Which observations do we have on {name}?',
          'Please look up {name} and tell me every observation.',
          'Can you read me everything on record about {name}?',
          'What have we written down about {name} so far?',
        ])
        .replace('{name}', entity.name),
      calls: [
        {
          tool: 'open_nodes',
          arguments: { names: [entity.name] },
          purpose: `to look up what we know about ${entity.name}`,
        },
      ],
      communicate: entity.observations.map((value) => ({ name: 'observation', value })),
    };
  },
  function addRemark(graph, random) {
    const entity = random.pick(graph.entities);
    const remark = random.pick(remarks);
    return {
      say: random
        .pick([
          'Please add this observation about {name}: "{remark}".',
          'Could you note about {name}: "{remark}"?',
          'Remember this about {name}, please: "{remark}".',
          'Please add "{remark}" to what we know about {name}.',
          'There\'s something new about {name}: "{remark}". Please write it down.',
          'Can you record the observation "{remark}" for {name}?',
          'I need "{remark}" noted under {name}.',
          'Would you store "{remark}" as an observation about {name}?',
        ])
        .replace('{name}', entity.name)
        .replace('{remark}', remark),
      calls: [
        {
          tool: 'add_observations',
          arguments: { observations: [{ entityName: entity.name, contents: [remark] }] },
          purpose: `to add the observation "${remark}" to ${entity.name}`,
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
      say: random
        .pick([
          'Please add {name} as a new {type} with the observation "{remark}", and note that {known} ' +
            '"refers to" it.',
          'I need a new {type} called {name}. Its observation is "{remark}", and {known} "refers to" it.',
          'Could you create the {type} {name} with the observation "{remark}"? Then link {known} to ' +
            'it as "refers to".',
          'Add a {type} named {name} with the observation "{remark}". Also record that {known} ' +
            '"refers to" {name}.',
          'Please set up {name} as a {type}, observation "{remark}", with the relation "refers to" ' +
            'from {known}.',
          'There\'s a new {type}, {name}. Please add it with the note "{remark}" and say that {known} "refers to" it.',
        ])
        .replaceAll('{name}', name)
        .replace('{type}', entityType)
        .replace('{remark}', remark)
        .replace('{known}', known.name),
      calls: [
        {
          tool: 'create_entities',
          arguments: { entities: [{ name, entityType, observations: [remark] }] },
          purpose: `to add the ${entityType} ${name} with the observation "${remark}"`,
        },
        {
          tool: 'create_relations',
          arguments: { relations: [{ from: known.name, to: name, relationType: 'refers to' }] },
          purpose: `to record that ${known.name} refers to ${name}`,
        },
      ],
    };
  },
  function forget(graph, random) {
    const entity = random.pick(graph.entities);
    const observation = random.pick(entity.observations);
    return {
      say: random
        .pick([
          'The observation "{observation}" about {name} is out of date. Please delete exactly that one.',
          'Please remove the observation "{observation}" from {name} and keep the others.',
          '"{observation}" no longer applies to {name}. Could you delete it?',
          'Can you delete "{observation}" from what we know about {name}? Only that one.',
          'For {name} it says "{observation}". That\'s no longer true, so please remove it.',
          'I need the note "{observation}" taken off {name}. Leave the rest alone, please.',
          'Would you delete the observation "{observation}" about {name}?',
          'Please forget that {name} has the observation "{observation}".',
        ])
        .replace('{observation}', observation)
        .replace('{name}', entity.name),
      calls: [
        {
          tool: 'delete_observations',
          arguments: { deletions: [{ entityName: entity.name, observations: [observation] }] },
          purpose: `to delete the observation "${observation}" from ${entity.name}`,
        },
      ],
    };
  },
];
