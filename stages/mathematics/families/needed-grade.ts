// Grades still needed: what a score has to be for a goal.
import { listed, percent, sum } from './amounts.ts';
import { family, use } from './family.ts';
import { people } from './things.ts';

export const neededGrade = family({
  name: 'needed_grade',
  area: 'statistics',
  wordings: [
    '{who} has {grades} so far. The final exam counts {w}%. Which score on the final gives {goal}% ' +
      'overall? One decimal.',
    'Grades of {who}: {grades}. With the final at {w}%, what must the final be for {goal}% in total, ' +
      'to one decimal?',
    'What does {who} need in the final (worth {w}%) to reach {goal}% overall, given {grades}? To one decimal.',
    'Weighted grades: {grades}, and the final exam with {w}%. To end at {goal}%, what score is ' +
      'necessary (one decimal)? Asking for {who}.',
    '{who} asks what final score is needed for {goal}%. So far: {grades}. The final has a weight of ' +
      '{w}%. One decimal, please.',
    'Given {grades}, and {w}% still to come from the final, how high must the final be for an overall ' +
      '{goal}%? One decimal; the student is {who}.',
  ],
  variations: ['And for {goal}%?', 'What would be needed for {goal}%?', 'How about {goal}% overall?'],
  draw: (random) => {
    const w = random.pick([30, 35, 40, 45]);
    const first = random.pick([15, 20, 25]);
    return {
      who: random.pick(people),
      w,
      goal: random.integer(72, 84),
      parts: [
        { name: 'homework', weight: first, score: random.integer(66, 97) },
        { name: 'the midterm', weight: 100 - w - first, score: random.integer(58, 95) },
      ],
    };
  },
  pose: ({ who, w, goal, parts }) => ({
    slots: {
      who,
      w,
      goal,
      grades: listed(parts.map(({ name, weight, score }) => `${score}% in ${name} (weight ${weight}%)`)),
    },
    expected: [
      {
        name: 'score needed on the final',
        value: percent((goal * 100 - sum(parts.map(({ weight, score }) => weight * score))) / w, 1),
      },
    ],
    *work() {
      const sofar = yield* use(
        'calculate_exact',
        { expression: parts.map(({ weight, score }) => `${score}*${weight}/100`).join(' + ') },
        'to add up the points so far',
      );
      const needed = yield* use(
        'solve_equation',
        { equation: `${sofar.number('result')} + ${w}/100*x = ${goal}`, variable: 'x' },
        `to find the score for ${goal}%`,
      );
      const rounded = yield* use(
        'calculate_exact',
        { expression: String(needed.number('solutions.0')), decimals: 1 },
        'to round it to one decimal',
      );
      return [rounded.at('result')];
    },
  }),
  vary: (parameters, random) => ({
    ...parameters,
    goal: random.pick([70, 75, 80, 85, 88, 90].filter((goal) => goal !== parameters.goal)),
  }),
});
