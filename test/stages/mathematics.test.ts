// Mathematics: values compare by what they mean, tools compute exactly and refuse what would take too long, every
// family of problems is solved in two ways, and a whole run makes, plays, and judges such tasks.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import { schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { holds } from '../../stages/evidence.ts';
import { rules } from '../../stages/judge/rules/index.ts';
import { callMathTool } from '../../stages/mathematics/call.ts';
import { families } from '../../stages/mathematics/families/index.ts';
import { solve } from '../../stages/mathematics/solve.ts';
import { mathTools } from '../../stages/mathematics/tools/index.ts';
import { mathVices } from '../../stages/simulate/vices/mathematics.ts';
import { rejectionOf } from '../../stages/write-tasks/gate/judging.ts';
import { sceneFor } from '../../stages/write-tasks/gate/playing.ts';
import { proofs } from '../../stages/write-tasks/gate/proofs/index.ts';
import { gateFault } from '../../stages/write-tasks/gate.ts';
import { openGround } from '../../stages/write-tasks/ground.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../support/offline-run.ts';

describe('a text tells a value', () => {
  it.each([
    ['The total is $1,234.50.', '$1,234.50'],
    ['The total is 1,234.5 dollars.', '$1,234.50'],
    ['That takes 2 1/3 cups.', '7/3'],
    ['Half of it, 0.5, remains.', '1/2'],
    ['It is 50%.', '1/2'],
    ['The share is 0.125.', '12.5%'],
    ['The share is 12.5 percent.', '12.5%'],
    ['You walk 12,500 m.', '12.5 km'],
    ['A 12.5-km walk.', '12.5 km'],
    ['That makes 14 full boxes.', '14 boxes'],
    ['That makes twelve boxes.', '12 boxes'],
    ['x = 2 or x = 5', '{2, 5}'],
    ['Both 5 and 2 solve it.', '{2, 5}'],
    ['For 3 ≤ x ≤ 19.', '[3, 19]'],
    ['[[1, 2], [3, 4]]', '[[1,2],[3,4]]'],
    ['The derivative is 25 + 18*x + 3*x².', '3*x^2 + 18*x + 25'],
    ["f'(x) = 3x^2 + 18x + 25", '3*x^2 + 18*x + 25'],
    ['About 3.142.', '3.14 ± 0.01'],
    ['The velocity is −4.2 m/s.', '-4.2 m/s'],
    ['It is 20 degrees Celsius.', '20 °C'],
    ['She lives at 12 Oak Street.', '12 Oak Street'],
  ])('%s: %s', (text, value) => expect(holds(text, value)).toBe(true));

  it.each([
    ['The total is 1,234.50.', '$1,234.50'],
    ['It costs $12.505.', '$12.50'],
    ['It costs -$12.50.', '$12.50'],
    ['It is 17/35.', '7/3'],
    ['About 2.33.', '7/3'],
    ['It is 112.5%.', '12.5%'],
    ['It is 12.5.', '12.5 km'],
    ['114 boxes', '14 boxes'],
    ['2, 5, and 7', '{2, 5}'],
    ['For 3 < x < 19.', '[3, 19]'],
    ['The derivative is 3*x^2 + 18*x - 25.', '3*x^2 + 18*x + 25'],
    ['About 3.2.', '3.14 ± 0.01'],
    ['It is -4.9 m/s.', '4.9 m/s'],
  ])('%s: not %s', (text, value) => expect(holds(text, value)).toBe(false));
});

const calculated = (expression: string) => callMathTool('calculate_exact', { expression });

describe('the calculator', () => {
  it.each([
    ['1/3 + 1/6', { result: 0.5 }],
    ['0.1 + 0.2', { result: 0.3 }],
    ['7/3', { result: 2.33333333333, exact: '7/3' }],
    ['2^100', { result: '1267650600228229401496703205376' }],
    ['8^(2/3)', { result: 4 }],
    ['round(2.675, 2)', { result: 2.68 }],
    ['-3^2', { result: -9 }],
    ['5% * 80', { result: 4 }],
    ['2(3 + 4)', { result: 14 }],
    ['combinations(52, 5)', { result: 2598960 }],
    ['mod(-7, 3)', { result: 2 }],
    ['sqrt(3)', { result: 1.73205080757 }],
  ])('%s', (expression, value) => expect(calculated(expression)).toMatchObject({ ok: true, value }));

  it.each([
    ['10^10^10', 'TOO_LARGE'],
    ['(1/7)^9999', 'TOO_LARGE'],
    ['9999!', 'TOO_LARGE'],
    ['e^1e5', 'TOO_LARGE'],
    [`${'1+'.repeat(400)}1`, 'INVALID_ARGUMENTS'],
    [`${'('.repeat(90)}1${')'.repeat(90)}${'+1'.repeat(150)}`, 'TOO_LARGE'],
    ['1/0', 'UNDEFINED_RESULT'],
    ['sqrt(-1)', 'UNDEFINED_RESULT'],
    ['ln(0)', 'UNDEFINED_RESULT'],
    ['x + 1', 'UNKNOWN_NAME'],
    ['import("fs")', 'UNKNOWN_NAME'],
    ['constructor', 'UNKNOWN_NAME'],
    ['a.b', 'NOT_ALLOWED'],
    ['f(x) = x', 'NOT_ALLOWED'],
    ['[1, 2, 3]', 'NOT_ALLOWED'],
    ['"text"', 'NOT_ALLOWED'],
    ['2 +', 'SYNTAX_ERROR'],
  ])('refuses %s as %s', (expression, code) =>
    expect(calculated(expression)).toMatchObject({ ok: false, value: { error: { code } }, changes: [] }),
  );
});

/** What each tool returns for one call, and one call that it refuses. */
const examples: Readonly<Record<string, readonly [given: JsonObject, value: object, refused: JsonObject]>> = {
  calculate_exact: [{ expression: '2*x', variables: { x: 4 } }, { result: 8 }, { expression: 'y' }],
  evaluate_table: [
    {
      expression: 'a*b',
      rows: [
        { item: 'A', a: 2, b: 3 },
        { item: 'B', a: 1, b: 4 },
      ],
    },
    {
      values: [
        { item: 'A', value: 6 },
        { item: 'B', value: 4 },
      ],
      sum: 10,
      mean: 5,
      min: 4,
      max: 6,
    },
    { expression: 'a*c', rows: [{ a: 1 }] },
  ],
  solve_equation: [
    { equation: 'x^2 - x = 1', variable: 'x' },
    { solutions: [-0.61803398875, 1.61803398875], exact: ['1/2 - sqrt(5)/2', '1/2 + sqrt(5)/2'] },
    { equation: 'x^2 = -1', variable: 'x' },
  ],
  solve_inequality: [
    { inequality: 'x^2 - 7*x + 10 < 0', variable: 'x' },
    { intervals: ['(2, 5)'] },
    { inequality: 'x + 1', variable: 'x' },
  ],
  solve_system: [
    { equations: ['2*x + y = 5', 'x - y = 1'], variables: ['x', 'y'] },
    { solution: { x: 2, y: 1 } },
    { equations: ['x + y = 1', '2*x + 2*y = 3'], variables: ['x', 'y'] },
  ],
  expand_expression: [
    { expression: '(x + y)^2', variables: ['x', 'y'] },
    { expanded: 'x^2 + 2*x*y + y^2', terms: 3 },
    { expression: 'sqrt(x)', variables: ['x'] },
  ],
  differentiate_expression: [
    { expression: 'x^3 - 2*x', variable: 'x', at: 2 },
    { derivative: '3*x^2 - 2', value: 10 },
    { expression: 'y^2', variable: 'x' },
  ],
  integrate_expression: [
    { expression: 'x^2', variable: 'x', from: 0, to: 1 },
    { integral: 0.333333333333, exact: '1/3' },
    { expression: '1/x', variable: 'x', from: 0, to: 1 },
  ],
  find_extremum: [
    { expression: 'x*(40 - 2*x)', variable: 'x', from: 0, to: 20, goal: 'maximize' },
    { at: 10, value: 200 },
    { expression: 'x', variable: 'x', from: 5, to: 1, goal: 'maximize' },
  ],
  matrix_operation: [
    {
      operation: 'inverse',
      a: [
        [2, 0],
        [0, 4],
      ],
    },
    {
      result: [
        [0.5, 0],
        [0, 0.25],
      ],
    },
    {
      operation: 'inverse',
      a: [
        [1, 2],
        [2, 4],
      ],
    },
  ],
  describe_data: [
    { values: [2, 4, 4, 6] },
    { mean: 4, median: 4, modes: [4], sample_variance: 2.66666666667, population_variance: 2 },
    { values: [1] },
  ],
  linear_regression: [
    { x: [1, 2, 3], y: [2, 4, 6], predict: 5 },
    { slope: 2, intercept: 0, correlation: 1, predicted: 10 },
    { x: [1, 1], y: [2, 3] },
  ],
  count_ways: [{ kind: 'arrangements', groups: [2, 1] }, { count: 3 }, { kind: 'combinations', n: 5 }],
  distribution_probability: [
    { distribution: 'binomial', n: 3, p: 0.5, at_least: 3 },
    { probability: 0.125 },
    { distribution: 'binomial', n: 500, p: 0.5 },
  ],
  factor_integer: [
    { number: 360 },
    {
      factors: [
        { prime: 2, exponent: 3 },
        { prime: 3, exponent: 2 },
        { prime: 5, exponent: 1 },
      ],
      divisors: 24,
    },
    { number: 1 },
  ],
  gcd_lcm: [{ numbers: [12, 18] }, { gcd: 6, lcm: 36 }, { numbers: [5] }],
  modular_arithmetic: [
    { operation: 'power', value: 7, exponent: 12345, modulus: 1000 },
    { result: 807 },
    { operation: 'inverse', value: 6, modulus: 9 },
  ],
  convert_base: [{ number: 'FF', from: 16, to: 2 }, { result: '11111111' }, { number: '9', from: 8, to: 10 }],
  compound_growth: [
    { principal: 1000, rate: 5, years: 2 },
    { amount: 1102.5, interest: 102.5 },
    { principal: 1000, rate: 5, years: 1.5, deposit: 10 },
  ],
  loan_payment: [
    { principal: 1200, rate: 0, months: 12 },
    { payment: 100, total: 1200, interest: 0 },
    { principal: 1200, rate: 5, months: 0 },
  ],
  present_value: [
    { rate: 10, cash_flows: [-100, 110] },
    { present_value: 0 },
    { rate: 10, cash_flows: [-100] },
  ],
  convert_unit: [
    { value: 5, from: 'mile', to: 'km', decimals: 2 },
    { result: 8.05, unit: 'km' },
    { value: 5, from: 'mile', to: 'kg' },
  ],
  days_between: [
    { from: '2025-02-27', to: '2025-03-04' },
    { days: 5, weekdays: 3 },
    { from: '2025-02-30', to: '2025-03-04' },
  ],
  add_days: [
    { date: '2025-02-27', days: 3, weekdays_only: true },
    { date: '2025-03-04', weekday: 'Tuesday' },
    { date: 'tomorrow', days: 3 },
  ],
  simulate_steps: [
    { start: 100, next: 'x*2', steps: 50, until_above: 1000 },
    { value: 1600, steps: 4, reached: true },
    { start: 2, next: 'x^x', steps: 50 },
  ],
  optimize_linear: [
    {
      objective: '3*x + 2*y',
      goal: 'maximize',
      constraints: ['x + y <= 4', 'x <= 2'],
      variables: ['x', 'y'],
    },
    { values: { x: 2, y: 2 }, objective: 10 },
    { objective: 'x*y', goal: 'maximize', constraints: ['x + y <= 4'], variables: ['x', 'y'] },
  ],
};

describe('the tools', () => {
  it.each(mathTools.map((tool) => [tool.name, tool] as const))('%s', (name) => {
    const [given, value, refused] = examples[name] ?? [{}, {}, {}];
    expect(callMathTool(name, given)).toMatchObject({ ok: true, value });
    expect(callMathTool(name, refused)).toMatchObject({
      ok: false,
      value: { error: { message: expect.any(String) } },
    });
  });

  it('refuse arguments that do not fit their schema', () =>
    expect(callMathTool('gcd_lcm', { numbers: [1, 'two'] })).toMatchObject({
      ok: false,
      value: { error: { code: 'INVALID_ARGUMENTS' } },
    }));
});

const seeds = Array.from({ length: 25 }, (_, seed) => seed);

describe('the families of problems', () => {
  it('are at least forty, in every area', () => {
    expect(families.length).toBeGreaterThanOrEqual(40);
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
    expect(new Set(families.map(({ area }) => area)).size).toBe(15);
  });

  it.each(families.map((family) => [family.name, family] as const))('%s', (name, family) => {
    expect(new Set(family.wordings).size).toBeGreaterThanOrEqual(6);
    for (const seed of seeds) {
      const random = randomFor('family', name, seed);
      const drawn = family.draw(random);
      for (const { posed } of [drawn, drawn.vary(random) ?? drawn]) {
        const solved = solve(posed);
        if ('fault' in solved) throw new Error(`seed ${seed}: ${solved.fault}`);
        expect(solved.calls.length).toBeLessThanOrEqual(8);
        for (const { tool, arguments: given } of solved.calls)
          expect(
            schemaFaults(mathTools.find((each) => each.name === tool)?.inputSchema ?? {}, given),
          ).toEqual([]);
        const slots = [...family.wordings, ...(family.variations ?? [])].flatMap((each) =>
          [...each.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot),
        );
        for (const slot of slots) expect(posed.slots).toHaveProperty(slot);
      }
    }
  });

  it('mostly take several calls, of which the later ones use what the earlier ones found', () => {
    const several = families.filter((family) => {
      const solved = solve(family.draw(randomFor('family', family.name)).posed);
      return 'calls' in solved && new Set(solved.calls.map(({ turn }) => turn)).size > 1;
    });
    expect(several.length).toBeGreaterThan(families.length / 2);
  });
});

const kinds = Object.fromEntries(
  taskKinds.map(({ name }) => [name, name.startsWith('math_') ? 1 : 0] as const),
);

describe('a whole run', async () => {
  const { store } = await offlineRun({
    config: {
      target: 40,
      stages: {
        harvest: { packages: { servers: [] } },
        evolve: { categories: ['education'], worlds: 1 },
        'read-documents': { libraries: [] },
        'synthesize-agents': { agents: 30 },
        'write-tasks': { perAgent: 5, kinds },
      },
    },
  });
  const tasks = await all(store.read('tasks'));
  const judgements = await all(store.read('judgements'));
  const trajectories = new Map((await all(store.read('trajectories'))).map((each) => [each.id, each]));

  it('has tasks of every kind of mathematics, and turns hardly one away', async () => {
    expect(new Set(tasks.map(({ kind }) => kind))).toEqual(
      new Set(['math_problem', 'math_several_turns', 'math_without_tool']),
    );
    const turned = (await all(store.rejects())).filter(({ reason }) => /passes|fails/.test(reason));
    expect(turned.map(({ detail }) => detail).length).toBeLessThan(tasks.length / 10);
  });

  it('accepts every play without a vice and rejects every play with a defect', () => {
    const accepted = new Set(judgements.map(({ trajectory }) => trajectory));
    const vicious = new Set(
      [...trajectories.values()].filter(({ vice }) => vice !== undefined).map(({ id }) => id),
    );
    const sound = [...trajectories.keys()].filter((id) => !vicious.has(id));
    expect(sound.filter((id) => !accepted.has(id))).toEqual([]);
    expect(sound.length).toBeGreaterThan(20);
  });

  it('tells no two plays alike', () => {
    const texts = [...trajectories.values()].map(({ messages }) => JSON.stringify(messages));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.each([
    'wrong_sign',
    'rounds_early',
    'guesses_result',
    'drops_unit',
    'needless_calculation',
    'other_form',
  ])('has a task on which the gate tries %s', async (name) => {
    const proof = proofs.find((each) => each.name === name);
    for (const task of tasks) {
      const agent = await store.get('agents', task.agent);
      await using ground = await openGround(agent, store, new AbortController().signal);
      const scene = await sceneFor({ task, ground });
      const played = await proof?.play({ ...scene, random: scene.random.fork(name) });
      if (!played) continue;
      const rejection = await rejectionOf({ task, ground }, played, rules);
      if (proof?.expects === 'pass') expect(rejection).toBeUndefined();
      else expect(rejection).toBeDefined();
      return;
    }
    throw new Error(`${name} applies to no task`);
  });

  it('would turn a task away whose expected value is off', async () => {
    const task = tasks.find(
      ({ mathematics }) =>
        typeof mathematics?.answers[0]?.value === 'number' && mathematics.answers[0].call !== undefined,
    );
    if (!task?.mathematics) throw new Error('no task with a plain number');
    const off = <Answer extends { value: unknown }>(answer: Answer) => ({
      ...answer,
      value: Number(answer.value) + 1,
    });
    const [first, ...others] = task.mathematics.answers;
    const [fact, ...facts] = task.oracle.communicate;
    if (!first || !fact) throw new Error('the task has no answer');
    const wrong = {
      ...task,
      mathematics: { ...task.mathematics, answers: [off(first), ...others] },
      oracle: { ...task.oracle, communicate: [off(fact), ...facts] },
    };
    await using ground = await openGround(
      await store.get('agents', task.agent),
      store,
      new AbortController().signal,
    );
    expect(await gateFault({ task: wrong, ground })).toBeDefined();
  });

  it('knows every vice of those who calculate', () =>
    expect(mathVices.map(({ name }) => name)).toEqual([
      'guesses_result',
      'drops_unit',
      'rounds_early',
      'needless_calculation',
    ]));
});
