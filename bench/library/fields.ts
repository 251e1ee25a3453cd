// How people ask about the fields of the demo's library. {subject}: what the fact is about; {it}: the same, once it has
// been spoken of.

import { species, surveyYears } from './people-and-places.ts';

interface Field {
  readonly noun: string;
  /** The value in an answer, after "the". */
  readonly name: string;
  readonly unit?: string;
  readonly ask: readonly string[];
  /** What follows "and" once the subject has been spoken of. */
  readonly askIt?: string;
  readonly most?: string;
  readonly least?: string;
  readonly total?: string;
}

const years = [2021, 2022, 2023];

export const fields: Readonly<Record<string, Field>> = {
  'quay depth': {
    noun: 'harbor',
    name: 'depth of the main quay of {subject}',
    unit: 'meters',
    ask: [
      'how deep is the water at the main quay of {subject}',
      'how much water is there at the main quay of {subject}',
    ],
    most: 'harbor with the deepest main quay',
    least: 'harbor with the shallowest main quay',
  },
  'opening year': {
    noun: 'harbor',
    name: 'year in which {subject} opened',
    ask: ['when was the harbor of {subject} opened', 'what year did the harbor of {subject} open'],
    most: 'youngest harbor',
    least: 'oldest harbor',
  },
  'harbor master': {
    noun: 'harbor',
    name: 'harbor master of {subject}',
    ask: ['who is the harbor master of {subject}', 'who runs the harbor office at {subject}'],
  },
  'crane capacity': {
    noun: 'harbor',
    name: 'crane capacity of {subject}',
    unit: 'tons',
    ask: ['how much can the crane at {subject} lift', 'what weight does the crane at {subject} take'],
    most: 'harbor with the strongest crane',
    least: 'harbor with the weakest crane',
  },
  berths: {
    noun: 'harbor',
    name: 'number of berths at {subject}',
    ask: ['how many berths for larger vessels does {subject} have'],
    most: 'harbor with the most berths for larger vessels',
    least: 'harbor with the fewest berths for larger vessels',
    total: 'how many berths for larger vessels do {subjects} have together',
  },
  'berth fee': {
    noun: 'harbor',
    name: 'berth fee at {subject}',
    unit: 'crowns',
    ask: [
      'what did the council set as the berth fee at {subject}',
      'what does a night at a berth in {subject} cost',
    ],
    most: 'harbor with the highest berth fee',
    least: 'harbor with the lowest berth fee',
  },
  'project cost': {
    noun: 'project',
    name: 'cost of the {subject}',
    unit: 'crowns',
    ask: ['what did the {subject} cost', 'how much was spent on the {subject}'],
    most: 'most expensive building project',
    least: 'cheapest building project',
    total: 'what did {subjects} cost together',
  },
  contractor: {
    noun: 'project',
    name: 'contractor of the {subject}',
    ask: ['who built the {subject}', 'which company built the {subject}'],
  },
  completion: {
    noun: 'project',
    name: 'month in which the {subject} was finished',
    ask: ['when was the {subject} finished'],
  },
  ship: {
    noun: 'line',
    name: 'ship on the {subject}',
    ask: ['which ship sails the {subject}', 'what ship is used on the {subject}'],
  },
  'crossing time': {
    noun: 'line',
    name: 'crossing time of the {subject}',
    unit: 'minutes',
    ask: ['how long does the crossing on the {subject} take'],
    most: 'ferry line with the longest crossing',
    least: 'ferry line with the shortest crossing',
  },
  distance: {
    noun: 'line',
    name: 'distance of the {subject}',
    unit: 'nautical miles',
    ask: ['how far apart are the two harbors of the {subject}'],
    most: 'ferry line that covers the greatest distance',
    least: 'ferry line that covers the smallest distance',
  },
  operator: {
    noun: 'line',
    name: 'operator of the {subject}',
    ask: ['who runs the {subject}', 'which company is the {subject} run by'],
  },
  'year built': {
    noun: 'ship',
    name: 'year in which {subject} was built',
    ask: ['when was {subject} built', 'how old is {subject}: what year was she built'],
    askIt: 'what year was she built',
    most: 'newest of the ferries',
    least: 'oldest of the ferries',
  },
  yard: {
    noun: 'ship',
    name: 'yard that built {subject}',
    ask: ['which yard built {subject}'],
    askIt: 'which yard built her',
  },
  length: {
    noun: 'ship',
    name: 'length of {subject}',
    unit: 'meters',
    ask: ['how long is {subject}'],
    askIt: 'how long is she',
    most: 'longest of the ferries',
    least: 'shortest of the ferries',
  },
  'passenger capacity': {
    noun: 'ship',
    name: 'number of passengers that {subject} takes',
    ask: ['how many passengers does {subject} take'],
    askIt: 'how many passengers does she take',
    most: 'ferry that takes the most passengers',
    least: 'ferry that takes the fewest passengers',
    total: 'how many passengers can {subjects} take together',
  },
  'car capacity': {
    noun: 'ship',
    name: 'number of cars that {subject} takes',
    ask: ['how many cars fit on {subject}'],
    askIt: 'how many cars fit on her',
    most: 'ferry that takes the most cars',
    least: 'ferry that takes the fewest cars',
    total: 'how many cars fit on {subjects} together',
  },
  ...Object.fromEntries(
    years.flatMap((year) => [
      [
        `passengers in ${year}`,
        {
          noun: 'harbor',
          name: `${year} passenger count of {subject}`,
          ask: [
            `how many passengers used {subject} in ${year}`,
            `how many people went through {subject} in ${year}`,
          ],
          most: `harbor with the most passengers in ${year}`,
          least: `harbor with the fewest passengers in ${year}`,
          total: `how many passengers did {subjects} have together in ${year}`,
        },
      ],
      [
        `freight in ${year}`,
        {
          noun: 'harbor',
          name: `${year} freight of {subject}`,
          unit: 'tons',
          ask: [`how much freight did {subject} handle in ${year}`],
          most: `harbor that handled the most freight in ${year}`,
          least: `harbor that handled the least freight in ${year}`,
          total: `how much freight did {subjects} handle together in ${year}`,
        },
      ],
    ]),
  ),
  ...Object.fromEntries(
    surveyYears.flatMap((year) =>
      species.map((bird): [string, Field] => [
        `${bird} pairs in ${year}`,
        {
          noun: 'colony',
          name: `${year} count of ${bird} pairs at {subject}`,
          ask: [
            `how many pairs of ${bird}s bred at {subject} in ${year}`,
            `how many ${bird} pairs were counted at {subject} in ${year}`,
          ],
          most: `colony with the most ${bird} pairs in ${year}`,
          least: `colony with the fewest ${bird} pairs in ${year}`,
          total: `how many ${bird} pairs were there at {subjects} together in ${year}`,
        },
      ]),
    ),
  ),
  'basic pilotage charge': rule('basic charge for {subject}', 'crowns', [
    'what is the basic charge for {subject}',
  ]),
  draft: rule('draft of {subject}', 'meters', ['how deep is the draft of {subject} when she is loaded']),
  consumption: rule('hourly consumption of {subject}', 'liters', [
    'how much fuel does {subject} burn in an hour at its usual speed',
  ]),
  'interest rate': rule('interest rate of {subject}', 'percent', [
    'what rate of interest does {subject} charge',
  ]),
  'spacing check': rule('length of a spacing check on {subject}', 'seconds', [
    'how long does a spacing check on {subject} take',
  ]),
  'heaviest crate': rule('weight of the heaviest crate of {subject}', 'kilograms', [
    'how much does the heaviest crate of {subject} weigh',
  ]),
  'refit cost': rule('cost of {subject}', 'thousand crowns', ['what does {subject} of a ferry cost']),
  'time for a ticket check': rule('time for checking the tickets of {subject}', 'seconds', [
    'how long does it take to check the tickets of {subject} at the gate',
  ]),
};

/** What a note with a code sample states. */
function rule(name: string, unit: string, ask: readonly string[]): Field {
  return { noun: 'rule', name, unit, ask };
}
