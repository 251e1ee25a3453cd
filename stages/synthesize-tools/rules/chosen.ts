// Which rules a grown application has: some that its tools enforce, and some that bind the agent alone. An
// agent that only ever meets rules that tools enforce learns to try and see.
import type { Random } from '../../../pipeline/hash.ts';
import { inWeightedOrder } from '../../weighted-order.ts';
import type { Entity, RuleSpec } from '../entity.ts';
import { writesTo } from '../operations/index.ts';
import { possibleRules, ruleKindOf } from './index.ts';

/** How many of an application's rules bind the agent alone, where so many suit it. */
const forAgent = { least: 1, most: 3 };

interface Draw {
  readonly noun: string;
  readonly rule: RuleSpec;
}

type Entities = Readonly<Record<string, Entity>>;

/** By noun. What processes bring has the rules of its process alone. */
export function chosenRules(entities: Entities, random: Random): Map<string, RuleSpec[]> {
  const possible = Object.entries(entities).flatMap(([noun, entity]) =>
    entity.process === undefined ? possibleFor(noun, entities, random.fork(noun)) : [],
  );
  const drawn = oneOfEach(random.shuffle(possible.filter(({ rule }) => rule.enforcedBy === 'tools')));
  const kept = drawn.slice(0, 1); // so that the agent's rules leave the tools one
  const forTheAgent = kindsInTurn(
    random.shuffle(without(possible, kept).filter(({ rule }) => rule.enforcedBy === 'agent')),
    random,
  ).slice(0, random.integer(forAgent.least, forAgent.most));
  const chosen = [...forTheAgent, ...forTools(without(drawn, forTheAgent), random)];
  const nouns = Object.keys(entities);
  return new Map(
    nouns.map((noun) => [noun, chosen.filter((each) => each.noun === noun).map(({ rule }) => rule)]),
  );
}

/** The rules of an entity that some tool could break. Processes bring rules before tools are drawn. */
export const breakableRules = (noun: string, entities: Entities): RuleSpec[] =>
  (entities[noun]?.rules ?? []).filter((rule) => {
    const kind = ruleKindOf(rule);
    const entity = entities[noun];
    const settings = kind.settings.parse(rule.settings);
    return (
      entity &&
      writesTo(noun, entities).some((write) => kind.canBreak(write, settings, { noun, entity, entities }))
    );
  });

/** The rules that suit an entity and that no process has brought to it. */
function possibleFor(noun: string, entities: Entities, random: Random): Draw[] {
  const entity = entities[noun];
  if (!entity) return [];
  const brought = new Set(entity.rules.map(({ name }) => name));
  return possibleRules({ noun, entity, entities, random, writes: writesTo(noun, entities) })
    .filter(({ name }) => !brought.has(name))
    .map((rule) => ({ noun, rule }));
}

/** Of each entity one or two, now and then none, but at least one in all. */
function forTools(draws: readonly Draw[], random: Random): Draw[] {
  const nouns = [...new Set(draws.map(({ noun }) => noun))];
  const chosen = nouns.flatMap((noun) => {
    const most = random.chance(0.15) ? 0 : random.chance(0.5) ? 2 : 1;
    return draws.filter((draw) => draw.noun === noun).slice(0, most);
  });
  return chosen.length > 0 ? chosen : draws.slice(0, 1);
}

const isSameRule = (one: Draw, other: Draw): boolean =>
  one.noun === other.noun && one.rule.name === other.rule.name;

const without = (draws: readonly Draw[], others: readonly Draw[]): Draw[] =>
  draws.filter((draw) => !others.some((other) => isSameRule(draw, other)));

/** Most services ask before a final change; the other subjects are equally likely. */
const weightOf = ({ rule }: Draw): number => (ruleKindOf(rule).about === 'confirmation' ? 3 : 1);

/** One rule of each kind, so that kinds that suit many entities crowd out no others. */
function kindsInTurn(draws: readonly Draw[], random: Random): Draw[] {
  const names = [...new Set(draws.map(({ rule }) => rule.name))];
  const first = names.flatMap((name) => draws.find(({ rule }) => rule.name === name) ?? []);
  return inWeightedOrder(first, weightOf, random);
}

/** The first of each kind on each entity. */
const oneOfEach = (draws: readonly Draw[]): Draw[] =>
  draws.filter((draw, at) => draws.findIndex((other) => isSameRule(draw, other)) === at);
