// Every kind of rule is laid on some operations of drawn applications, and guards their tools. A kind needs a row in the table, which says
// how the error codes of its rules look.
import { expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Blueprint } from '../../stages/synthesize-tools/blueprint.ts';
import { buildTools } from '../../stages/synthesize-tools/build-tools.ts';
import { ruleKinds } from '../../stages/synthesize-tools/rules/index.ts';
import { drafted, lexicon } from '../support/grown.ts';

const codes: Record<string, RegExp> = {
  parent_state: /_parent_state$/,
  parent_flag: /_(ON_LEAVE|NO_CONSENT|NOT_CALIBRATED|DISABLED|OUT_OF_SEASON)$/,
  once_per_pair: /_EXISTS$/,
  few_open: /^TOO_MANY_/,
  children_first: /_LEFT$/,
  not_past: /_PAST$/,
  in_order: /^DATES_REVERSED$/,
  slot_free: /_TAKEN$/,
  not_on_the_day: /_TOO_SOON$/,
  cap: /_TOO_HIGH$/,
  within_row: /_EXCEEDS$/,
  still_open: /_IS_[A-Z_]+$/,
};

interface Drawn {
  readonly rules?: readonly { code: string }[];
}

/** The codes of the rules of a drafted application; that of an ended owner is marked as such. */
function codesOf({ entities }: Blueprint): string[] {
  const ended = Object.entries(entities).map(([noun, { states }]) =>
    `${noun} ${Object.values(states)[0]?.at(-1)}`.replaceAll(/\W+/g, '_').toUpperCase(),
  );
  return Object.values(entities)
    .flatMap(({ operations }) => operations.flatMap(({ options }) => (options as Drawn).rules ?? []))
    .map(({ code }) => (ended.includes(code) ? `${code}_parent_state` : code));
}

// Some kinds fit few things: `within_row` is laid on one application in 250.
const blueprints = Array.from({ length: 900 }, (_, seed) => drafted(randomFor('rules', seed)).blueprint);
const drawn = blueprints.flatMap(codesOf);

it.each(ruleKinds.map((kind) => kind.name))('rules of the kind %s are drawn', (name) => {
  const pattern = codes[name];
  expect(pattern, 'the kind has a row in the table').toBeDefined();
  expect(drawn.filter((code) => pattern?.test(code)).length).toBeGreaterThan(0);
});

it('every rule of a drawn application guards one of its tools, and its description names the code', () => {
  for (const [seed, blueprint] of blueprints.slice(0, 10).entries()) {
    const tools = buildTools(blueprint, lexicon, randomFor('tools', seed));
    for (const code of codesOf(blueprint).map((each) => each.replace('_parent_state', ''))) {
      const guarded = tools.filter(({ program }) => program.guards.some(({ error }) => error.code === code));
      expect(guarded.length, code).toBeGreaterThan(0);
      for (const { description } of guarded) expect(description).toContain(code);
    }
  }
});
