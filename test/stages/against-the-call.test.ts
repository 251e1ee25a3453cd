// A simulated answer that sets against the words of its call.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { checkedAnswer } from '../../stages/simulations/checked-answer.ts';
import type { SimulatorReply } from '../../stages/simulations/simulated-call.ts';
import { toolSimulator } from '../../stages/simulations/tool-simulator.ts';

const { server, state, tool } = toolSimulator.example;
const simulation = { tables: server.tables, clock: server.clock, state };

const answerTo = (given: JsonObject, { patch = [], result = null }: Partial<SimulatorReply>) =>
  checkedAnswer(
    { reason: 'The room exists.', patch, error: null, result },
    { tool, state, given, simulation },
  );

const off = { room: 'attic', light: 'off' };
const logged = (more: JsonObject = {}) => ({
  op: 'add' as const,
  path: '/switchings/sw-8',
  value: { id: 'sw-8', room: 'attic', to: 'off', at: server.clock, ...more },
});
const set = (light: string, room = 'attic') => ({
  op: 'replace' as const,
  path: `/rooms/${room}/light`,
  value: light,
});

describe('an answer to a call', () => {
  it('does what the call says', () =>
    expect(answerTo(off, { patch: [set('off'), logged()], result: off })).toHaveProperty('outcome'));

  it.each([
    [
      'sets a state that the call does not say',
      { patch: [set('on'), logged()], result: off },
      '/rooms/attic/light',
    ],
    [
      'logs another row than the call names',
      { patch: [set('off'), logged({ room: 'kitchen' })] },
      '/switchings/sw-8/room',
    ],
    [
      'tells another state',
      { patch: [set('off'), logged()], result: { ...off, light: 'on' } },
      'says light is "on"',
    ],
  ])('is turned down where it %s', (_, reply, fault) => {
    const checked = answerTo(off, reply);
    expect('faults' in checked && checked.faults.join('; ')).toContain(fault);
  });

  it('may change rows that the call does not name as it must', () =>
    expect(answerTo(off, { patch: [set('off'), set('on', 'kitchen'), logged()] })).toHaveProperty('outcome'));
});
