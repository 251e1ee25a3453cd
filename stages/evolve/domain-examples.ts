// What the taxonomist is told, and the pool of worked examples for its prompt.
import type { Domain } from './taxonomy.ts';

export interface DomainsInput {
  category: string;
  domains: readonly Domain[];
  /** Archetypes with what they are about. */
  archetypes: Readonly<Record<string, string>>;
  /** Real tools of the nearest cluster. */
  exemplars: { name: string; description: string }[];
}

interface DomainsExample {
  readonly field: readonly string[];
  readonly input: DomainsInput;
  readonly reply: { readonly domains: Domain[] };
}

const archetypes = {
  person: 'somebody who is served, with contact details',
  loan: 'something that was lent and must be returned',
  room: 'a part of a site that can be used',
  booking: 'a place or a time reserved for somebody',
  request: "something that needs somebody's approval",
  credential: 'a right that is issued and expires',
  being: "an animal or plant in somebody's care",
  task: 'work that somebody has to do',
  measurement: 'a value that was measured',
  order: 'what somebody wants delivered',
};

export const domainExamples: readonly [DomainsExample, ...DomainsExample[]] = [
  {
    field: ['public services', 'city', 'permit'],
    input: {
      category: 'public services',
      domains: [
        {
          name: 'libraries',
          nouns: [
            { noun: 'library member', is: 'person' },
            { noun: 'book loan', is: 'loan' },
            { noun: 'reading room', is: 'room' },
            { noun: 'room booking', is: 'booking' },
          ],
        },
      ],
      archetypes,
      exemplars: [{ name: 'renew_parking_permit', description: 'Renew a parking permit for another year.' }],
    },
    reply: {
      domains: [
        {
          name: 'parking permits',
          nouns: [
            { noun: 'permit holder', is: 'person' },
            { noun: 'parking permit', is: 'credential' },
            { noun: 'permit application', is: 'request' },
            { noun: 'parking space', is: 'room' },
            { noun: 'space reservation', is: 'booking' },
          ],
        },
      ],
    },
  },
  {
    field: ['animals', 'agriculture', 'garden'],
    input: {
      category: 'animal care',
      domains: [
        {
          name: 'riding stables',
          nouns: [
            { noun: 'rider', is: 'person' },
            { noun: 'school horse', is: 'being' },
            { noun: 'riding lesson', is: 'booking' },
            { noun: 'stable duty', is: 'task' },
          ],
        },
      ],
      archetypes,
      exemplars: [{ name: 'log_tank_reading', description: 'Record the water values of an aquarium.' }],
    },
    reply: {
      domains: [
        {
          name: 'aquarium care',
          nouns: [
            { noun: 'tank owner', is: 'person' },
            { noun: 'reef tank', is: 'room' },
            { noun: 'coral', is: 'being' },
            { noun: 'water test', is: 'measurement' },
            { noun: 'tank visit', is: 'task' },
            { noun: 'livestock order', is: 'order' },
          ],
        },
      ],
    },
  },
];
