// Every fault strikes the calls that are planned and no others, shows itself, comes out the same again, and has a
// reaction that passes the judge while ignoring it does not.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Fault } from '../../schemas/task.ts';
import type { ToolResult } from '../../schemas/trajectory.ts';
import type { Session } from '../../stages/environments/environment.ts';
import { type FaultKind, isPassing } from '../../stages/environments/faults/fault.ts';
import { faultKinds } from '../../stages/environments/faults/index.ts';
import { faultIn } from '../../stages/environments/faults/seen.ts';
import { withFaults } from '../../stages/environments/with-faults.ts';
import { recovery } from '../../stages/judge/rules/recovery.ts';
import { isFatal } from '../../stages/judge/rules/rule.ts';
import { call, calls, gives, play, says } from '../support/plays.ts';

type Made = readonly [string, JsonObject];

/** Loans of a library desk, in memory: one search, one read, one change of several loans. */
function desk(): Session {
  const loans = Array.from({ length: 6 }, (_, index) => ({
    id: `LN-100${index}`,
    title: `The Waves, volume ${index}`,
    due_on: '2025-03-14',
    borrower: { id: `MB-200${index}`, name: index % 2 === 0 ? 'Ana Silva' : 'Ben Okoro' },
  }));
  const tools: Record<string, (given: JsonObject) => ToolResult> = {
    search_loans({ borrower }) {
      const found = loans.filter((loan) => borrower === undefined || loan.borrower.name === borrower);
      return gives({ total: found.length, loans: structuredClone(found) });
    },
    extend_loans({ loan_ids, due_on }) {
      const chosen = loans.filter((loan) => Array.isArray(loan_ids) && loan_ids.includes(loan.id));
      const changes = chosen.map((loan) => {
        const before = structuredClone(loan);
        loan.due_on = String(due_on);
        return { table: 'loans', key: loan.id, before, after: structuredClone(loan) };
      });
      return gives({ count: chosen.length, loans: structuredClone(chosen) }, ...changes);
    },
  };
  return {
    tools: Object.keys(tools),
    call: async (name, given) => tools[name]?.(given) ?? gives(null),
    snapshot: async () => loans,
    [Symbol.asyncDispose]: async () => {},
  };
}

const search: Made = ['search_loans', { borrower: 'Ana Silva' }];
const extension: Made = [
  'extend_loans',
  { loan_ids: ['LN-1000', 'LN-1002', 'LN-1004'], due_on: '2025-03-28' },
];

/** A call that a fault can strike, and what comes before it. */
async function struckCall(kind: FaultKind): Promise<{ before: Made[]; struck: Made }> {
  const after = { effect: 'read', arguments: search[1], result: await desk().call(...search) } as const;
  if (kind.fits({ ...after, earlier: [] })) return { before: [], struck: search };
  const changed = desk();
  const { changes } = await changed.call(...extension);
  const read = { ...after, result: await changed.call(...search), earlier: changes };
  if (kind.fits(read)) return { before: [extension], struck: search };
  return { before: [], struck: extension };
}

async function results(made: readonly Made[], fault: Fault, seed = 1) {
  const session = withFaults(desk(), [fault], randomFor(seed));
  const list: ToolResult[] = [];
  for (const each of made) list.push(await session.call(...each));
  return list;
}

describe.each(faultKinds.map((kind) => [kind.name, kind] as const))('the fault %s', (name, kind) => {
  const planned = async (more: Partial<Fault> = {}) => {
    const { before, struck } = await struckCall(kind);
    const fault = { fault: name, tool: struck[0], occurrence: 1, ...more };
    return { before, struck, fault };
  };

  it('strikes the planned call, shows itself in the result, and strikes no other', async () => {
    const { before, struck, fault } = await planned();
    const list = await results([...before, struck, struck], fault);
    expect(list.map((result) => result.fault)).toEqual([...before.map(() => undefined), name, undefined]);
    expect(faultIn(list.at(-2)?.value ?? null)?.name).toBe(name);
    expect(faultIn(list.at(-1)?.value ?? null)).toBeUndefined();
    const value = list.at(-2)?.value ?? null;
    const error = isObject(value) && isObject(value.error) ? value.error : {};
    if (kind.codes.length > 0) expect(kind.codes).toContain(error.code);
  });

  it('comes out the same from the same seed', async () => {
    const { before, struck, fault } = await planned();
    const made = [...before, struck, struck];
    expect(await results(made, fault, 7)).toEqual(await results(made, fault, 7));
  });

  it('strikes every later call of the tool where the plan says that it lasts', async () => {
    const { before, struck, fault } = await planned({ lasting: true });
    const list = await results([...before, struck, struck, struck], fault);
    const struckTwice = list.slice(before.length + 1).every((result) => result.fault === name);
    expect(struckTwice).toBe(true);
  });

  it('passes the judge with the right reaction, and not when it is ignored', async () => {
    const lasting = kind.span === 'lasting';
    const { before, struck, fault } = await planned(lasting ? { lasting: true } : {});
    const first = (await results([...before, struck], fault)).at(-1) as ToolResult; // there is one
    const right = reactions[kind.recovery.way];
    const expected = lasting ? ('decline' as const) : ('fulfil' as const);
    const task = { faults: [fault], expected };
    const judged = (turns: readonly Made[], answers: readonly ToolResult[]) => {
      const made = turns.map(([tool, given], index) => calls(call(tool, given, answers[index] ?? gives({}))));
      const findings = recovery.check(
        play([calls(call(...struck, first)), ...made, says('Here it is.')], { task }),
      );
      return findings.filter(isFatal).length;
    };
    expect(judged(right.sound(struck), [gives({ loans: [] })])).toBe(0);
    const flawed = right.flawed(struck);
    if (flawed) expect(judged(flawed, [first])).toBeGreaterThan(0);
    expect(flawed === undefined).toBe(kind.recovery.way === 'adapt');
  });
});

type Reaction = (struck: Made) => readonly Made[];

/** The calls after a fault that are right, and those that are not; no call is wrong after a mere change of form. */
const reactions: Record<
  FaultKind['recovery']['way'],
  { sound: Reaction; flawed: (struck: Made) => readonly Made[] | undefined }
> = {
  retry: { sound: (struck) => [struck], flawed: () => [] },
  read_again: { sound: (struck) => [struck], flawed: () => [] },
  send_rest: { sound: ([tool, given]) => [[tool, { ...given, loan_ids: ['LN-1004'] }]], flawed: () => [] },
  verify: { sound: () => [search], flawed: (struck) => [struck, search] },
  adapt: { sound: () => [], flawed: () => undefined },
  report: { sound: () => [], flawed: (struck) => [struck] },
  hand_over: { sound: () => [], flawed: (struck) => [struck] },
};

it('names and codes of faults are their own, and sentences for the rubric name the tool', () => {
  const codes = faultKinds.flatMap((kind) => kind.codes);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(faultKinds.map(({ name }) => name)).size).toBe(faultKinds.length);
  for (const kind of faultKinds) {
    expect(kind.recovery.sentence).toMatch(/\{tool\}.*\.$/);
    if (kind.span !== 'once' && kind.recovery.way !== 'adapt')
      expect(kind.because?.length).toBeGreaterThan(0);
    if (kind.span === 'lasting') expect(isPassing(kind)).toBe(false);
  }
});

it('an application that refuses a call with a code of its own shows no fault', () => {
  expect(faultIn({ error: { code: 'TIMEOUT', message: 'The slot timed out.' } })).toBeUndefined();
});
