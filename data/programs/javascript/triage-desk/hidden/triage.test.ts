import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Heap } from '../src/heap.ts';
import { TARGETS, TriageDesk } from '../src/triage-desk.ts';

describe('Heap', () => {
  it('sorts any sequence', () => {
    let seed = 7;
    for (let length = 0; length < 40; length += 1) {
      const items = Array.from({ length }, (_, index) => {
        seed = (seed * 1103 + 12345) % 65536;
        return seed * 64 + index;
      });
      const heap = new Heap<number>((a, b) => a < b);
      for (const item of items) heap.push(item);
      assert.deepEqual(
        Array.from({ length }, () => heap.pop()),
        [...items].sort((a, b) => a - b),
      );
      assert.equal(heap.size, 0);
      assert.equal(heap.pop(), undefined);
    }
  });

  it('mixes pushes and pops', () => {
    const heap = new Heap<string>((a, b) => a > b);
    heap.push('b');
    heap.push('d');
    assert.equal(heap.pop(), 'd');
    heap.push('a');
    heap.push('c');
    assert.deepEqual(
      [heap.pop(), heap.pop(), heap.size, heap.pop(), heap.pop()],
      ['c', 'b', 1, 'a', undefined],
    );
  });
});

describe('TriageDesk', () => {
  const calls = (desk: TriageDesk) => {
    const list: string[] = [];
    for (let call = desk.next(); call; call = desk.next())
      list.push(`${call.patient}${call.level}@${call.due}`);
    return list.join(' ');
  };

  it('has a target for each level', () => {
    assert.deepEqual(Object.values(TARGETS), [0, 15, 60, 120, 240]);
  });

  it('orders by due minute, then level, then arrival', () => {
    const desk = new TriageDesk();
    desk.arrive('a', 4, 0);
    desk.arrive('b', 3, 60);
    desk.arrive('c', 2, 105);
    desk.arrive('d', 3, 60);
    desk.arrive('e', 1, 121);
    desk.arrive('f', 1, 119);
    assert.equal(desk.waiting, 6);
    assert.equal(calls(desk), 'f1@119 c2@120 b3@120 d3@120 a4@120 e1@121');
    assert.equal(desk.waiting, 0);
  });

  it('moves who is reassessed', () => {
    const desk = new TriageDesk();
    for (const patient of ['a', 'b', 'c']) desk.arrive(patient, 3, 10);
    assert.deepEqual([desk.reassess('c', 2), desk.reassess('a', 4)], [true, true]);
    assert.equal(calls(desk), 'c2@25 b3@70 a4@130');
  });

  it('keeps the arrival of who is reassessed, up or down, several times', () => {
    const desk = new TriageDesk();
    for (const patient of ['a', 'b', 'c']) desk.arrive(patient, 3, 10);
    desk.reassess('c', 1);
    desk.reassess('a', 5);
    desk.reassess('c', 3);
    desk.reassess('a', 3);
    assert.equal(desk.waiting, 3);
    assert.equal(calls(desk), 'a3@70 b3@70 c3@70');
    assert.equal(desk.reassess('a', 1), false);
  });

  it('lets a patient come back', () => {
    const desk = new TriageDesk();
    desk.arrive('a', 2, 0);
    assert.deepEqual([desk.leave('a'), desk.leave('a'), desk.waiting], [true, false, 0]);
    desk.arrive('a', 5, 30);
    assert.equal(calls(desk), 'a5@270');
    desk.arrive('a', 5, 40);
    assert.equal(desk.waiting, 1);
    assert.throws(() => desk.arrive('a', 1, 50), /a is waiting already/);
  });
});
