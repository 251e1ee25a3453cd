// The simulated environment: a careful model, and one that lies in every way that code can tell.
import { describe, expect, it } from 'vitest';
import type { JudgedTrajectory } from '../../pipeline/commands/show/judged.ts';
import { playLines } from '../../pipeline/commands/show/play-lines.ts';
import type { Agent } from '../../schemas/agent.ts';
import { brokenEnvironment } from '../../stages/judge/rules/broken-environment.ts';
import type { JudgedPlay } from '../../stages/judge/rules/rule.ts';
import { type Played, play } from '../../stages/simulate/play.ts';
import { newTape } from '../../stages/simulations/tape.ts';
import { depot, depotAnswer, depotTools } from '../support/depot.ts';
import { asDepot, openDepot, type Says } from '../support/simulator.ts';

const assign = ['assign_courier', { parcel_id: 'P-301', courier_id: 'C-12' }] as const;
const read = ['get_parcel', { parcel_id: 'P-301' }] as const;

describe('a careful simulator', () => {
  it('changes rows by patches, and what it has done lasts', async () => {
    await using opened = await openDepot();
    await using session = await opened.open();
    const before = await session.snapshot();
    expect(await session.call(...assign)).toEqual({
      ok: true,
      value: { parcel: 'P-301', courier: 'Kofi Brandt', status: 'assigned' },
      tier: 'model',
      changes: [
        {
          table: 'parcels',
          key: 'P-301',
          before: depot.state.parcels?.['P-301'],
          after: { ...depot.state.parcels?.['P-301'], courier_id: 'C-12', status: 'assigned' },
        },
      ],
    });
    expect(await session.call(...read)).toMatchObject({ value: { courier_id: 'C-12' }, changes: [] });
    expect(await session.snapshot()).not.toEqual(before);
    expect(opened.endpoint.requests).toHaveLength(4); // two samples for each call
  });

  it('is asked once for good about a call in a state, however the session came there', async () => {
    await using opened = await openDepot();
    await using session = await opened.open();
    await session.call(...read);
    await session.call(...assign);
    await session.rewind?.();
    await session.call(...read);
    await session.call(...assign);
    await using twin = await opened.open();
    await twin.call(...assign);
    expect(await twin.snapshot()).toEqual(await session.snapshot());
    expect(opened.endpoint.requests).toHaveLength(4);
    // What was recorded answers with nobody to ask.
    await using later = await opened.open(newTape(opened.tape.recorded()));
    expect(await later.call(...assign)).toMatchObject({ ok: true });
    await expect(later.call('list_couriers', {})).rejects.toThrow('nobody can be asked');
  });

  it('gives an error as a result, which changes nothing', async () => {
    await using opened = await openDepot();
    await using session = await opened.open();
    const before = await session.snapshot();
    expect(await session.call('assign_courier', { parcel_id: 'P-304', courier_id: 'C-12' })).toMatchObject({
      ok: false,
      value: { error: { code: 'DAMAGED' } },
      changes: [],
    });
    expect(await session.snapshot()).toEqual(before);
  });

  it('ends in the same state whatever was written as free text, and whenever', async () => {
    await using opened = await openDepot();
    const states = [];
    for (const note of ['It is wet.', 'Wet on one side, as far as I can see.']) {
      await using session = await opened.open();
      await session.call('annotate_parcel', { parcel_id: 'P-302', note });
      states.push(await session.snapshot());
    }
    expect(states[0]).toEqual(states[1]);
  });

  it('may put its answer into other words each time', async () => {
    const says: Says = (call, count) => {
      const said = depotAnswer(call);
      return {
        ...said,
        reason: `Sample ${count}.`,
        result: { note: count === 1 ? 'Done.' : 'All set.', row: said.result },
      };
    };
    await using opened = await openDepot({ says });
    await using session = await opened.open();
    expect(await session.call(...assign)).toMatchObject({ ok: true, value: { note: 'Done.' } });
    expect(opened.endpoint.requests).toHaveLength(2);
  });
});

/** Lies in the first answers to a call, and is right from then on. */
const lying =
  (lie: Says, times: number): Says =>
  (call, count) =>
    count <= times ? lie(call, count) : asDepot(call, count);

const right = (call: Parameters<Says>[0]) => depotAnswer(call);
const patched =
  (patch: object[], result: unknown = { ok: true }): Says =>
  () => ({
    reason: 'Because.',
    patch,
    error: null,
    result,
  });

const lies: Record<string, { call: readonly [string, Record<string, string>]; lie: Says; fault: string }> = {
  'patches on a read': {
    call: read,
    lie: (call) => ({
      ...right(call),
      patch: [{ op: 'replace', path: '/parcels/P-301/shelf', value: 'A7' }],
    }),
    fault: 'get_parcel only reads, so it changes nothing',
  },
  'names a row that does not exist': {
    call: assign,
    lie: patched([{ op: 'replace', path: '/parcels/P-301/courier_id', value: 'C-99' }]),
    fault: 'parcels/P-301: its courier_id names C-99, which is not in couriers',
  },
  'gives a row another value than the call says': {
    call: assign,
    lie: patched([{ op: 'replace', path: '/parcels/P-301/courier_id', value: 'C-11' }]),
    fault: 'it sets /parcels/P-301/courier_id to "C-11", but the call says "C-12"',
  },
  'breaks the schema of a row': {
    call: assign,
    lie: patched([{ op: 'replace', path: '/parcels/P-301/status', value: 'lost' }]),
    fault: 'parcels/P-301: status:',
  },
  'adds a column': {
    call: assign,
    lie: patched([{ op: 'add', path: '/parcels/P-301/color', value: 'blue' }]),
    fault: 'there is no column color',
  },
  'changes the key of a row': {
    call: assign,
    lie: patched([{ op: 'replace', path: '/parcels/P-301/id', value: 'P-302' }]),
    fault: 'its id must be P-301',
  },
  'changes what never changes': {
    call: assign,
    lie: patched([{ op: 'replace', path: '/parcels/P-301/name', value: 'Lamp box' }]),
    fault: 'the name of parcels/P-301 never changes',
  },
  'removes where its tool may only change': {
    call: assign,
    lie: patched([{ op: 'remove', path: '/parcels/P-301' }]),
    fault: 'assign_courier may not remove rows of parcels, such as P-301',
  },
  'writes a patch that does not apply': {
    call: assign,
    lie: patched([{ op: 'replace', path: '/parcels/P-999/status', value: 'stored' }]),
    fault: 'the patch does not apply',
  },
  'reaches for a prototype': {
    call: assign,
    lie: patched([{ op: 'add', path: '/__proto__/polluted', value: 'yes' }]),
    fault: 'the patch does not apply',
  },
  'violates the output schema': {
    call: ['list_parcels', {}],
    lie: (call) => ({ ...right(call), result: [] }),
    fault: 'result: ',
  },
  'makes up a name': {
    call: read,
    lie: (call) => ({ ...right(call), result: { ...(right(call).result as object), owner: 'Tara Novak' } }),
    fault: '"Tara Novak" is neither in the call nor in the state after it',
  },
  'makes up a number': {
    call: read,
    lie: (call) => ({ ...right(call), result: { ...(right(call).result as object), fee: 4711.13 } }),
    fault: '4711.13 is neither in the call nor in the state after it',
  },
  'fails and changes something': {
    call: assign,
    lie: (call) => ({ ...right(call), error: { code: 'BUSY', message: 'Try again.' }, result: null }),
    fault: 'a call that fails changes nothing',
  },
};

describe.each(Object.entries(lies))('a simulator that %s', (_, { call, lie, fault }) => {
  it('is told so, and is believed once two sound answers agree', async () => {
    const told: string[] = [];
    const says: Says = (shown, count) => {
      told.push(...shown.faults);
      return lying(lie, 1)(shown, count);
    };
    await using opened = await openDepot({ says });
    await using session = await opened.open();
    const result = await session.call(...call);
    expect(result).toMatchObject({ ok: true });
    expect(result.broken).toBeUndefined();
    expect(told.join('\n')).toContain(fault);
    expect(opened.endpoint.requests).toHaveLength(3);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('breaks the environment where it does not stop, and nothing is recorded', async () => {
    await using opened = await openDepot({ says: lie });
    await using session = await opened.open();
    const before = await session.snapshot();
    const result = await session.call(...call);
    expect(result).toMatchObject({ ok: false, changes: [], value: { error: { code: 'SERVICE_UNDECIDED' } } });
    expect(result.broken).toContain(fault);
    expect(await session.snapshot()).toEqual(before);
    expect(opened.tape.recorded()).toEqual([]);
    expect(opened.endpoint.requests).toHaveLength(3);
  });
});

describe('a simulator that disagrees with itself', () => {
  const statuses = ['damaged', 'stored', 'assigned'];
  /** A status that is as sound as the one that the parcel should have. */
  const other: Says = (call, count) => ({
    ...right(call),
    patch: [
      { op: 'replace', path: '/parcels/P-301/courier_id', value: 'C-12' },
      { op: 'replace', path: '/parcels/P-301/status', value: statuses[count - 1] },
    ],
  });

  it('is asked a third time, and two answers of three decide', async () => {
    await using opened = await openDepot({ says: lying(other, 1) });
    await using session = await opened.open();
    expect(await session.call(...assign)).toMatchObject({
      ok: true,
      changes: [{ after: { status: 'assigned' } }],
    });
    expect(opened.endpoint.requests).toHaveLength(3);
  });

  it('breaks the environment where no two answers agree', async () => {
    await using opened = await openDepot({ says: other });
    await using session = await opened.open();
    const result = await session.call(...assign);
    expect(result.broken).toBe('3 sound answers disagree');
  });

  it('also about the values of a read', async () => {
    const says: Says = (call, count) => ({
      ...right(call),
      result: { shelf: ['A4', 'B1', 'C2'][count - 1] },
    });
    await using opened = await openDepot({ says });
    await using session = await opened.open();
    expect((await session.call(...read)).broken).toBe('3 sound answers disagree');
  });

  it('goes unnoticed with one sample, which is what one sample means', async () => {
    await using opened = await openDepot({ says: other, samples: 1 });
    await using session = await opened.open();
    expect(await session.call(...assign)).toMatchObject({ changes: [{ after: { status: 'damaged' } }] });
    expect(opened.endpoint.requests).toHaveLength(1);
  });
});

/** A play as `toolloom show` prints it. */
function shown(played: Played): string {
  const judged = {
    task: { kind: 'simulated', difficulty: 2, goals: [] },
    trajectory: { id: 'play', ...played },
  };
  const lines = playLines(judged as unknown as JudgedTrajectory, true); // it reads no other members
  return lines.map(({ text }) => text).join('\n');
}

describe('a play in which the simulator disagrees with itself', () => {
  it('ends there, and says so', async () => {
    await using opened = await openDepot({
      says: (call, count) => ({ ...right(call), result: { shelf: ['A4', 'B1', 'C2'][count - 1] } }),
    });
    await using session = await opened.open();
    let turns = 0;
    const tools = depotTools.map((tool) => ({
      ...tool,
      origin: { collection: 'specs' as const, id: tool.name },
    }));
    const played = await play({
      agent: { tools, systemPrompt: 'You help at a depot.' } as unknown as Agent, // what a play reads of it
      task: { request: 'Where is P-301?', withheld: [] },
      session,
      limits: { messages: 20, calls: 20 },
      speakers: {
        async agent() {
          turns += 1;
          return { content: '', toolCalls: [{ name: read[0], arguments: read[1] }] };
        },
        user: async () => ({ content: '', end: 'goal_reached' }),
      },
    });
    expect(played).toMatchObject({ end: 'environment_broken', steps: [{ result: { ok: false } }] });
    expect(turns).toBe(1);
    expect(shown(played)).toContain('the environment broke: 3 sound answers disagree');
    expect(shown({ ...played, steps: [] })).not.toContain('the environment broke');
    expect(brokenEnvironment.check({ played } as unknown as JudgedPlay)).toMatchObject([
      { blame: 'environment', code: 'undecided simulation', severity: 'fatal' },
    ]);
  });
});

describe('a simulator that cannot be used', () => {
  it('is repaired once by its own complaint, like any role', async () => {
    let isFirst = true;
    const says: Says = (call, count) => {
      const said = isFirst ? 'I would rather not.' : asDepot(call, count);
      isFirst = false;
      return said;
    };
    await using opened = await openDepot({ says });
    await using session = await opened.open();
    expect(await session.call(...read)).toMatchObject({ ok: true });
    expect(opened.endpoint.requests).toHaveLength(3);
  });

  it('answers rubbish: the unit fails and stays owed, and no result is made up', async () => {
    await using opened = await openDepot({ says: () => 'rubbish' });
    await using session = await opened.open();
    await expect(session.call(...read)).rejects.toThrow('the reply to role tool-simulator cannot be used');
  });

  it('never answers: the unit fails and stays owed', async () => {
    await using opened = await openDepot({
      settings: { timeout: { attempt: 0.2 }, attempts: 1 },
      strike: () => () => new Promise<void>(() => {}),
    });
    await using session = await opened.open();
    await expect(session.call(...read)).rejects.toThrow(/time|answer/i);
  });
});
