// arithmetic: what decides about the next calculation. Why it is no sum for the head, which tool fits it, whether the
// last result can be right, and what the units and the rounding ask for.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import { isMathTool } from '../../mathematics/session.ts';
import { phraseOf, type ScriptCall } from '../script.ts';
import {
  firstThoughts,
  lastThoughts,
  laterThoughts,
  toolThoughts,
  turnThoughts,
} from './arithmetic-sayings.ts';
import { foundSoFar, type Insight, lastSaid, type Moment, sayOne } from './insight.ts';

export const arithmetic: Insight = {
  name: 'arithmetic',
  isWhole: true,
  notice(moment) {
    const [call] = moment.calls;
    if (!call || !isMathTool(call.tool)) return undefined;
    const slots = slotsOf(moment);
    const found = foundSoFar(moment);
    const sentences = found.length === 0 ? opening(moment) : following(moment);
    return sentences.map((each) => sayOne(each, slots, moment.random)).join(' ');
  },
};

type Sayings = readonly string[];

/** Before the first call: what is asked, and why this tool. */
function opening(moment: Moment): Sayings[] {
  const { calls, random, messages } = moment;
  const isLaterTurn = messages.filter(({ role }) => role === 'user').length > 1;
  const about = isLaterTurn ? turnThoughts : firstThoughts(moment.later.length > 0);
  const tool = toolThoughts[calls[0]?.tool ?? ''] ?? toolThoughts.other ?? [];
  return random.chance(0.6) ? [about, tool] : random.chance(0.5) ? [tool] : [about, tool];
}

/** Between calls: whether the last result can be right, and what is done with it. */
function following(moment: Moment): Sayings[] {
  const { calls, later, random } = moment;
  const last = foundSoFar(moment).at(-1);
  // After records were read, there is no result to be checked yet.
  if (last && !isMathTool(last.tool)) return [toolThoughts[calls[0]?.tool ?? ''] ?? toolThoughts.other ?? []];
  const isLast = later.length === 0;
  const check = laterThoughts.check;
  const next =
    isLast && calls.some(({ arguments: given }) => 'decimals' in given)
      ? lastThoughts.rounding
      : isLast
        ? lastThoughts.plain
        : laterThoughts.next;
  return random.chance(0.5) ? [check, next] : [next];
}

/** {found}: the last result. {step}: what the next call is for. {unit}: a unit that the user spoke of. */
function slotsOf(moment: Moment): Readonly<Record<string, string>> {
  const [call] = moment.calls;
  const last = foundSoFar(moment).at(-1);
  const said = lastSaid(moment);
  const figures = said.match(/\d[\d.,]*/g)?.length ?? 0;
  return {
    tool: call?.tool ?? '',
    step: phraseOf(call?.purpose ?? ''),
    steps: String(moment.calls.length + moment.later.length),
    figures: figures > 2 ? String(figures) : 'several',
    found: last ? (usedFigure(last.value, call) ?? mainFigure(last.value)) : '',
    decimals: decimalsInWords(call?.arguments.decimals),
  };
}

function decimalsInWords(decimals: unknown): string {
  if (decimals === 0) return 'whole numbers';
  return decimals === 1 ? 'one decimal' : `${decimals ?? 2} decimals`;
}

/** A figure of the last result that the next call takes up: of a description of data, the one that counts. */
function usedFigure(value: unknown, call: ScriptCall | undefined): string | undefined {
  const given = new Set(JSON.stringify(call?.arguments ?? {}).match(/-?\d+(?:\.\d+)?/g));
  return JSON.stringify(value)
    .match(/(?<=:)-?\d+(?:\.\d+)?/g)
    ?.find((figure) => given.has(figure));
}

/** The figure that a result is about: the first number or short text in it, or in what code has printed. */
function mainFigure(value: unknown): string {
  if (typeof value === 'string') return /-?\d+(?:\.\d+)?/.exec(value)?.[0] ?? 'that';
  const leaf = firstLeaf(value);
  return leaf === undefined ? 'that' : String(leaf);
}

function firstLeaf(value: unknown): string | number | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /\d/.test(value))) return value;
  const members = Array.isArray(value)
    ? value
    : isObject(value as never)
      ? Object.values(value as object)
      : [];
  for (const member of members) {
    const leaf = firstLeaf(member);
    if (leaf !== undefined) return leaf;
  }
  return undefined;
}
