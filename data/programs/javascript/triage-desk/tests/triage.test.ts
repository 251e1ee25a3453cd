import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Heap } from '../src/heap.ts';
import { TriageDesk } from '../src/triage-desk.ts';

describe('a heap', () => {
  it('gives items in order', () => {
    const heap = new Heap<number>((a, b) => a < b);
    for (const item of [5, 2, 8, 1, 9, 3]) heap.push(item);
    assert.equal(heap.size, 6);
    assert.deepEqual(
      Array.from({ length: 7 }, () => heap.pop()),
      [1, 2, 3, 5, 8, 9, undefined],
    );
  });
});

describe('the desk', () => {
  const calls = (desk: TriageDesk) => {
    const patients: string[] = [];
    for (let call = desk.next(); call; call = desk.next()) patients.push(call.patient);
    return patients.join(' ');
  };

  it('calls urgent patients first', () => {
    const desk = new TriageDesk();
    desk.arrive('ann', 4, 0);
    desk.arrive('bob', 1, 10);
    desk.arrive('cy', 2, 5);
    assert.equal(calls(desk), 'bob cy ann');
  });

  it('does not let anybody wait for ever', () => {
    const desk = new TriageDesk();
    desk.arrive('ann', 5, 0);
    desk.arrive('bob', 3, 200);
    assert.deepEqual(desk.next(), { patient: 'ann', level: 5, due: 240 });
  });

  it('changes levels', () => {
    const desk = new TriageDesk();
    desk.arrive('ann', 3, 0);
    desk.arrive('bob', 3, 1);
    assert.equal(desk.reassess('bob', 1), true);
    assert.equal(calls(desk), 'bob ann');
  });

  it('forgets who left', () => {
    const desk = new TriageDesk();
    desk.arrive('ann', 3, 0);
    assert.equal(desk.leave('ann'), true);
    assert.equal(desk.next(), undefined);
  });

  it('knows nobody twice', () => {
    const desk = new TriageDesk();
    desk.arrive('ann', 3, 0);
    assert.throws(() => desk.arrive('ann', 2, 1), /waiting already/);
  });
});
