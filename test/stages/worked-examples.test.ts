// The worked examples in the prompts of roles obey the rules of their own prompts, and the checks on replies hold
// against replies that do not.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../pipeline/models/model.ts';
import { noUsage } from '../../pipeline/money/usage.ts';
import type { AnyRole } from '../../pipeline/role.ts';
import { summarizer } from '../../stages/contexts/summarizer.ts';
import { summaryExamples } from '../../stages/contexts/summary-examples.ts';
import { applicationExamples } from '../../stages/evolve/application-examples.ts';
import { applicationWriter } from '../../stages/evolve/application-writer.ts';
import { domainExamples } from '../../stages/evolve/domain-examples.ts';
import { briefFault, outlineFault } from '../../stages/evolve/outline.ts';
import { taxonomist } from '../../stages/evolve/taxonomist.ts';
import { domainFault } from '../../stages/evolve/taxonomy.ts';
import { exampleFor } from '../../stages/example-pool.ts';
import { judgeExamples } from '../../stages/judge/judge-examples.ts';
import { judge } from '../../stages/judge/rubric-judge.ts';
import { roles } from '../../stages/roles.ts';
import { userExamples } from '../../stages/simulate/user/user-examples.ts';
import { criticExample } from '../../stages/simulate/user-critic.ts';
import { agentExamples } from '../../stages/synthesize-agents/agent-examples.ts';
import { agentWriter } from '../../stages/synthesize-agents/agent-writer.ts';
import { exampleWorld } from '../../stages/synthesize-tools/worked-example.ts';
import { exampleTools } from '../../stages/synthesize-tools/worked-tools.ts';

const said = (value: unknown): Reply => ({
  content: JSON.stringify(value),
  toolCalls: [],
  finish: 'stop',
  usage: noUsage,
});

const pools: [AnyRole, readonly { input: unknown; reply: unknown }[]][] = [
  [taxonomist, domainExamples],
  [applicationWriter, applicationExamples],
  [agentWriter, agentExamples],
  [judge, judgeExamples],
  [summarizer, summaryExamples],
  [roles.user, userExamples.flatMap(({ goingOn, leaving }) => [goingOn, leaving])],
  [roles['user-critic'], userExamples.map(criticExample)],
];

it.each(pools)('$name takes every example of its pool as a reply', (role, pool) => {
  expect(pool.length).toBeGreaterThan(1);
  for (const { input, reply } of pool) expect(role.parse(said(reply), input).output).toEqual(reply);
});

describe('the choice of an example', () => {
  const pool = [{ field: ['library'] }, { field: ['hotel'] }] as const;
  it('is from another field than the input', () => {
    expect(exampleFor(pool, 'the loans of a library')).toBe(pool[1]);
    expect(exampleFor(pool, 'rooms in a hotel')).toBe(pool[0]);
  });
  it('is the same for the same input', () => {
    for (const about of ['vineyards', 'ski lifts', 'tax returns'])
      expect(exampleFor(pool, about)).toBe(exampleFor(pool, about));
  });
});

it('the examples of the taxonomist are new domains of four to six nouns', () => {
  for (const { input, reply } of domainExamples)
    for (const domain of reply.domains) {
      const { category, domains: known, archetypes } = input;
      expect(domainFault(domain, { category, known, archetypes })).toBeUndefined();
      expect(domain.nouns.length).toBeGreaterThanOrEqual(4);
      for (const { noun } of domain.nouns) expect(noun.split(' ').length).toBeLessThanOrEqual(3);
    }
});

it.each([
  ['names "guest" twice', ['guest', 'guest', 'room', 'key']],
  ['half of its nouns or more are those of hotels', ['hotel guest', 'hotel room', 'breakfast', 'towel']],
  ['has the name of its category', ['guest', 'room', 'key', 'towel'], 'person', 'travel'],
  ['has the unknown archetype "thing"', ['guest', 'room', 'key', 'towel'], 'thing'],
])('a domain is turned down: %s', (fault, nouns, is = 'person', name = 'inns') => {
  const known = ['hotel guest', 'hotel room', 'room key'].map((noun) => ({ noun, is: 'person' }));
  const domain = { name, nouns: nouns.map((noun) => ({ noun, is })) };
  const place = { category: 'travel', known: [{ name: 'hotels', nouns: known }], archetypes: { person: '' } };
  expect(domainFault(domain, place)).toContain(fault);
});

it('the examples of the application-writer are outlines of what was asked for, under a short title', () => {
  for (const { input, reply } of applicationExamples) {
    expect(outlineFault(reply.things, input.archetypes) ?? briefFault(reply.things, input)).toBeUndefined();
    expect([3, 4]).toContain(reply.things.length);
    expect(reply.name).toBe(reply.title.toLowerCase().replaceAll(' ', '_'));
    expect(reply.title).not.toMatch(/\b(?:desk|manager|system|register|board|office)\b/i);
  }
});

it.each([
  ['it has no hotel room', [{ noun: 'hotel guest', is: 'person', of: [] }]],
  [
    'none of its things belongs to another',
    ['hotel guest', 'hotel room'].map((noun) => ({ noun, is: 'person', of: [] })),
  ],
  [
    'already keeps the minibar',
    ['hotel guest', 'hotel room', 'minibar'].map((noun) => ({ noun, is: 'person', of: ['hotel guest'] })),
  ],
])('an outline is turned down: %s', (fault, things) => {
  const around = ['hotel guest', 'hotel room'].map((noun) => ({ noun, is: 'person' }));
  expect(briefFault(things, { around, taken: ['minibar'] })).toContain(fault);
});

/** Words of a prompt without the lines of its policies and hand-overs. */
const wordsOf = (prompt: string): number =>
  prompt
    .split('\n')
    .filter((line) => !/^- |:$/.test(line))
    .join(' ')
    .split(/\s+/).length;

it('the examples of the agent-writer are as long as their form says', () => {
  for (const { input, reply } of agentExamples) {
    const [, least, most] = /(\d+) to (\d+) words/.exec(input.form) ?? ['', '15', '60'];
    expect(wordsOf(reply.systemPrompt)).toBeGreaterThanOrEqual(Number(least));
    expect(wordsOf(reply.systemPrompt)).toBeLessThanOrEqual(Number(most));
  }
});

describe('a system prompt', () => {
  const [{ input, reply }] = agentExamples;
  const { services, ...rest } = input;
  const [service] = services;
  const binding = services.map((each) => ({
    ...each,
    policies: [{ prose: 'Never lend more than 3 books within 7 days.', enforcedBy: 'agent' as const }],
    notes: ['The shelf plan is in /plans.'],
  }));
  const told = `${reply.systemPrompt}\nNever lend more than 3 books within 7 days.\nSee /plans.`;
  const parse = (systemPrompt: string, more: object = {}) =>
    agentWriter.parse(said({ name: 'Assistant', systemPrompt }), { ...rest, services: binding, ...more });

  // Another field than the example's, which the prompt below repeats otherwise.
  it('may be one that tells all that the agent is held to', () => {
    expect(service?.title).toBe('Lending desk');
    expect(parse(told).output.systemPrompt).toBe(told);
    expect(parse(`${told} The desk is open from 9:30 to 18:30.`).output.systemPrompt).toContain('9:30');
  });
  it.each([
    ['a policy', told.replace('within 7 days', 'in a week'), 'word for word: "Never lend more than 3 books'],
    ['a case to hand over', told.replace('head librarian', 'boss'), 'word for word: "What the policies'],
    ['where things are', told.replace('/plans', 'the drawer'), 'it must say /plans'],
    ['the day that a policy goes by', told.replace('March 1, 2025', 'some day'), 'that today is 2025-03-01'],
    ['no tool', `${told} Use extend_loan.`, 'it names the tool extend_loan'],
    ['no date from nowhere', `${told} Closed on May 4, 2026.`, 'it says "2026-05-04"'],
  ])('must tell %s', (_, prompt, fault) => expect(() => parse(prompt)).toThrow(fault));
  it('must set the limit that answers are held to', () =>
    expect(() => parse(told, { style: { maxSentences: 5 } })).toThrow('at most 5 sentences'));
  it('must not repeat the example', () => {
    const foreign = { ...service, title: 'Pool hours', summary: 'Sells swimming lessons.', policies: [] };
    const copy = agentExamples.map((each) => each.reply.systemPrompt).join(' ');
    expect(() => parse(copy, { services: [foreign], handOvers: [], style: {} })).toThrow(
      'it repeats the example',
    );
  });
});

describe('the evidence of a judge', () => {
  const [{ input, reply }] = judgeExamples;
  const scored = (evidence: string, score: number) =>
    judge.parse(said({ scores: reply.scores.map((each) => ({ ...each, evidence, score })) }), input);

  it('is a quotation where an outcome is said to be reached', () => {
    expect(() => scored('The assistant did well.', 1)).toThrow('quotes nothing that occurs');
    expect(scored('I looked for an apology and found none.', 0).output.scores).toHaveLength(3);
    expect(scored('[2] "extend_loan"', 1).output.scores).toHaveLength(3);
  });
  it('may lack quotation marks where it is word for word', () => {
    expect(scored('[1] Please extend loan LN-1001 until March 28, 2025.', 1).output.scores).toHaveLength(3);
    expect(() => scored('[1] The member wants loan LN-1001 extended.', 1)).toThrow('quotes nothing');
  });
  it('names messages that there are', () =>
    expect(() => scored('[5] "Done."', 1)).toThrow('message [5], which does not exist'));
  it('may be a quotation that is cut off within a date', () =>
    expect(
      scored('[1] "Please extend loan LN-1001 until March 2", and so on.', 1).output.scores,
    ).toHaveLength(3));
  it('quotes what the message with its number says, in the examples', () => {
    for (const { input: shown, reply: given } of judgeExamples)
      for (const { evidence } of given.scores) {
        const [, number = '', quoted = ''] = /^\[(\d+)\][^"]*"([^"]+)"/.exec(evidence) ?? [];
        expect(JSON.stringify(shown.transcript[Number(number)])).toContain(quoted);
      }
  });
  it('comes without samples, which only several replies give', () => {
    const padded = reply.scores.map((each) => ({ ...each, samples: [1, 0] }));
    expect(() => judge.parse(said({ scores: padded }), input)).toThrow('samples');
  });
});

it('the examples of the judge give different scores', () => {
  for (const { reply } of judgeExamples)
    expect(new Set(reply.scores.map(({ score }) => score)).size).toBeGreaterThan(1);
});

it('the examples of the summarizer name the tool of every change, and every ID', () => {
  for (const { input, reply } of summaryExamples) {
    const shown = JSON.stringify(input.messages);
    for (const id of shown.match(/\b(?:LN|bed)-\d+\b/g) ?? []) expect(reply.summary).toContain(id);
    for (const { toolCalls = [] } of input.messages)
      for (const { name } of toolCalls) expect(reply.summary).toContain(name);
  }
});

it('the example of the toolsmith has as many tools of each sort as its rules ask for', () => {
  const beyond = exampleTools.filter(({ operation }) => ['compute', 'check', 'quote'].includes(operation));
  expect(exampleTools.length).toBeGreaterThanOrEqual(6);
  expect(exampleTools.filter(({ effect }) => effect === 'write').length * 3).toBeGreaterThanOrEqual(
    exampleTools.length,
  );
  expect(beyond.length * 4).toBeGreaterThanOrEqual(exampleTools.length);
  expect(exampleWorld.policies.length).toBeGreaterThanOrEqual(4);
});

it.each(['world-inferrer', 'simulation-writer'] as const)(
  'the example of the %s has six to twelve rows',
  (name) => {
    const system = roles[name].prompt(roles[name].example as never).messages[0]?.content ?? '';
    const reply = JSON.parse(/\nReply:\n(.+)\n/.exec(system)?.[1] ?? '{}');
    const tables: unknown[][] = Object.values((reply.world ?? reply.simulation).rows);
    for (const rows of tables) {
      expect(rows.length).toBeGreaterThanOrEqual(6);
      expect(rows.length).toBeLessThanOrEqual(12);
    }
  },
);
