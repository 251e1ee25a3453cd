// What a person is to say in a task that has been planned and executed: for each message what it asks for, the
// values that it must contain, and those that it must not. Nothing in it is left for a writer to decide but words.
import { isObject, propertiesOf } from '../../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../../schemas/json.ts';
import { holds } from '../../evidence.ts';
import type { TaskPlan } from '../plan.ts';
import { valuesIn, wholeOnes } from './said-values.ts';

export type Said = string | number;

export interface MessageBrief {
  /** What the message asks for, in plain words. */
  readonly wants: string;
  /** Why the calls behind it are made. */
  readonly steps: readonly string[];
  readonly values: readonly Said[];
  /** What the person does not know, holds back, or says later. */
  readonly hides: readonly Said[];
}

export interface AnswerBrief {
  /** What the assistant asks for. */
  readonly name: string;
  /** The answer in plain words. */
  readonly text: string;
  readonly values: readonly Said[];
}

export interface WordsBrief {
  /** The opening, then one message for each later goal. */
  readonly messages: readonly MessageBrief[];
  /** What the person says when asked for a fact that is held back. */
  readonly answers: readonly AnswerBrief[];
  /** Names of tools and parameters that nobody would use in a message. */
  readonly technical: readonly string[];
}

/** The tools of an agent, as far as a brief reads them. */
interface Declared {
  readonly tools: readonly { readonly name: string; readonly inputSchema: JsonObject }[];
}

export function briefFor(plan: TaskPlan, agent: Declared): WordsBrief {
  const asked = heldBack(plan);
  const answers = asked.map(({ name, text, value }) => ({ name, text, values: heldIn(text, [value]) }));
  const wants = plan.goals.map(({ say }, goal) =>
    goal > 0 || plan.request.includes(say) ? say : plan.request,
  );
  const values = wants.map((text, goal) => heldIn(text, sayable(plan, goal)));
  const messages = wants.map((text, goal): MessageBrief => {
    const unsaid = [
      ...(goal === 0 ? asked.flatMap(({ value }) => leavesOf(value)).filter(isUnmistakable) : []),
      ...values.slice(goal + 1).flat(),
      ...plan.calls.flatMap((call) => (call.goal >= goal ? leavesOf(call.arguments) : [])),
      ...plan.communicate.flatMap((fact) => (fact.goal >= goal ? leavesOf(fact.value) : [])),
    ];
    return {
      wants: text,
      steps: [...new Set(plan.calls.flatMap((call) => (call.goal === goal ? [call.purpose] : [])))],
      values: values[goal] ?? [],
      hides: [...new Set(unsaid)].filter((value) => isUnmistakable(value) && !holds(text, value)),
    };
  });
  return { messages, answers, technical: technicalNames(plan, agent) };
}

/** The facts that no request says: the person tells them when asked. */
export const heldBack = ({ facts }: Pick<TaskPlan, 'facts'>): TaskPlan['facts'] =>
  facts.filter(({ disclosed, slip }) => disclosed === 'asked' && !slip);

/** Values that the message of a goal may say: what its calls take, and what the person knows. */
function sayable({ calls, facts }: TaskPlan, goal: number): Json[] {
  const when = goal === 0 ? 'opening' : 'later';
  return [
    ...calls.flatMap((call) => (call.goal === goal ? Object.values(call.arguments) : [])),
    ...facts.flatMap((fact) => (fact.disclosed === when ? [fact.value] : [])),
  ];
}

/** The values that a text says, and those of the candidates that it says in the form of code: "no show" for `no_show`. */
function heldIn(text: string, candidates: readonly Json[]): Said[] {
  const said = valuesIn(text);
  const known = candidates
    .flatMap(leavesOf)
    .filter((value) => (typeof value === 'number' || value.length > 1) && holds(text, value));
  // A description of a row is said part by part.
  return wholeOnes([...said, ...known.filter((value) => typeof value === 'number' || isShort(value))]);
}

/** Longer texts are descriptions, which may be put in other words. What is quoted counts as said anyway. */
const isShort = (value: string): boolean => value.split(' ').length <= 2;

/** Values that no message contains by chance. */
const isUnmistakable = (value: Said): boolean =>
  typeof value === 'number'
    ? Math.abs(value) >= 20 || !Number.isInteger(value)
    : value.length > 3 && value.length < longest && /[\p{Lu}\d]|.+ .+/u.test(value);

/** Longer texts are contents of files and the like, which no message would hold. */
const longest = 80;

export function leavesOf(value: Json): Said[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (isObject(value)) return Object.values(value).flatMap(leavesOf);
  return typeof value === 'string' || typeof value === 'number' ? [value] : [];
}

/** "dueOn" and "due_on" are technical; "status" is a word. */
const isTechnical = (name: string): boolean => /[a-z][A-Z]|_/.test(name);

function technicalNames(plan: TaskPlan, { tools }: Declared): string[] {
  const called = new Set(plan.calls.map(({ tool }) => tool));
  const names = tools.flatMap(({ name, inputSchema }) => [
    ...(/[_-]|[a-z][A-Z]/.test(name) ? [name] : []),
    ...(called.has(name) ? propertiesOf(inputSchema).map(([parameter]) => parameter) : []).filter(
      isTechnical,
    ),
  ]);
  return [...new Set(names)];
}
