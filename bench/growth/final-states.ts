// Policies that say what can no longer be changed, and whether the states that they name are final. The words
// of the policy are read, not its definition.
import type { World } from '../../schemas/world.ts';
import { fieldWords } from '../../stages/english.ts';
import type { Archetypes } from '../../stages/synthesize-tools/archetype.ts';
import { type Collector, none } from '../figure.ts';

/** Words for states that people expect to pass. */
const passingWords = [
  'repair|workshop|maintenance|reopened|postponed|suspended|off duty|on hold|paused|pending|draft',
  'open|active',
  'scheduled|planned|waiting|under|in progress|in transit|requested|submitted|available|busy|muted|offline',
  'queued|running|ready',
];
const passing = new RegExp(String.raw`\b(${passingWords.join('|')})\b`);

export function finalStateFigures(archetypes: Archetypes): Collector {
  const lives = Object.values(archetypes).flatMap((archetype) => archetype.lives);
  const notFinal: string[] = [];
  let read = 0;
  return {
    note({ world }) {
      for (const { prose, check } of world.policies) {
        const said = frozen.exec(prose)?.[1];
        if (said === undefined || check.on !== 'change') continue;
        read += 1;
        const named = statesOf(world, check.table).flatMap((states) =>
          states.filter((state) => said.includes(fieldWords(state))).map((state) => ({ state, states })),
        );
        if (passing.test(said) || named.some((each) => isLeft(each, lives)))
          notFinal.push(`${world.name}: ${prose}`);
      }
    },
    figures: () => [
      none(
        'policies that call a state final which is not',
        notFinal,
        `of ${read.toLocaleString('en-US')} such policies`,
      ),
    ],
  };
}

/** "An order that is shipped or refunded can no longer be changed." */
const frozen =
  / (?:that|who) (?:is|are|has been) (.+?) (?:can no longer|cannot|may not) be (?:changed|edited)/;

type Life = Archetypes[string]['lives'][number];

/** True where things with these states move on from the state, and none of them ends there. */
function isLeft(
  { state, states }: { state: string; states: readonly string[] },
  lives: readonly Life[],
): boolean {
  const alike = lives.filter(
    (life) => life.states.length === states.length && life.states.every((each) => states.includes(each)),
  );
  return (
    alike.some(({ moves }) => moves.some(({ from }) => from.includes(state))) &&
    !alike.some(({ ends }) => ends.includes(state))
  );
}

/** The lists of states that a table allows. */
const statesOf = ({ schema }: World, table: string): string[][] =>
  schema
    .filter((ddl) => ddl.startsWith(`CREATE TABLE "${table}"`))
    .flatMap((ddl) =>
      [...ddl.matchAll(/TEXT NOT NULL CHECK \("\w+" IN \(([^)]*)\)\)/g)].map(([, list = '']) =>
        [...list.matchAll(/'([^']*)'/g)].map(([, state = '']) => state),
      ),
    );
