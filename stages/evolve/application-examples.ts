// What the application-writer is told, and the pool of worked examples for its prompt.
import type { ApplicationDraft } from '../../schemas/application.ts';
import type { Noun } from '../synthesize-tools/archetype.ts';

export interface ApplicationInput {
  category: string;
  domain: string;
  /** What kind of application the operator asks for. */
  brief: string;
  around: readonly Noun[];
  /** Archetypes, each with a description. */
  archetypes: Readonly<Record<string, string>>;
  /** Nouns that other applications of the domain already keep. */
  taken: readonly string[];
  /** Titles of other applications of the category. */
  titles: readonly string[];
  /** Why the outline that was written before could not be used. */
  fault?: string;
}

interface ApplicationExample {
  readonly field: readonly string[];
  readonly input: ApplicationInput;
  readonly reply: ApplicationDraft;
}

const archetypes = {
  person: 'somebody who is served, with ways to reach them',
  loan: 'something that was lent and must be returned',
  message: 'something that is sent to somebody',
  invoice: 'an amount that somebody is asked to pay',
  product: 'something that is sold at a price',
  order: 'what somebody wants delivered',
  room: 'a part of a site that can be used',
  booking: 'a place or a time reserved for somebody',
  vehicle: 'something that drives, sails, or flies',
  case: 'a problem that somebody has to solve',
};

export const applicationExamples: readonly [ApplicationExample, ...ApplicationExample[]] = [
  {
    field: ['library', 'libraries', 'loan', 'book', 'lending'],
    input: {
      category: 'public services',
      domain: 'libraries',
      brief: 'the first application of the domain, built around the most important things in it',
      around: [
        { noun: 'library member', is: 'person' },
        { noun: 'book loan', is: 'loan' },
      ],
      archetypes,
      taken: [],
      titles: [],
    },
    reply: {
      name: 'library_lending',
      title: 'Library lending',
      summary: 'Manages the loans of library members for branch staff, with late fees and reminders.',
      things: [
        { noun: 'library member', is: 'person', of: [] },
        { noun: 'book loan', is: 'loan', of: ['library member'] },
        { noun: 'late fee', is: 'invoice', of: ['book loan'] },
        { noun: 'due date reminder', is: 'message', of: ['book loan'] },
      ],
    },
  },
  {
    field: ['bakery', 'bread', 'cake', 'food', 'catering'],
    input: {
      category: 'food and hospitality',
      domain: 'bakeries',
      brief: 'another application of the domain, built around things that no application keeps yet',
      around: [
        { noun: 'cake order', is: 'order' },
        { noun: 'cake design', is: 'product' },
      ],
      archetypes,
      taken: ['oven batch', 'flour delivery'],
      titles: ['Morning bake', 'Flour and batches'],
    },
    reply: {
      name: 'celebration_cakes',
      title: 'Celebration cakes',
      summary: 'Takes orders for cakes with a design of the shop, and collects deposits, for counter staff.',
      things: [
        { noun: 'cake design', is: 'product', of: [] },
        { noun: 'cake order', is: 'order', of: ['cake design'] },
        { noun: 'deposit', is: 'invoice', of: ['cake order'] },
      ],
    },
  },
  {
    field: ['boat', 'marina', 'harbor', 'ship', 'cruise', 'yacht'],
    input: {
      category: 'travel',
      domain: 'marinas',
      brief:
        'an application that connects the domain with a neighboring one, built around one thing from each',
      around: [
        { noun: 'berth booking', is: 'booking' },
        { noun: 'engine fault', is: 'case' },
      ],
      archetypes,
      taken: [],
      titles: ['Quay power'],
    },
    reply: {
      name: 'berth_and_repair',
      title: 'Berth and repair',
      summary:
        'Books berths for visiting boats and passes their engine faults to the yard, for harbor staff.',
      things: [
        { noun: 'visiting boat', is: 'vehicle', of: [] },
        { noun: 'berth booking', is: 'booking', of: ['visiting boat'] },
        { noun: 'engine fault', is: 'case', of: ['visiting boat'] },
        { noun: 'repair bill', is: 'invoice', of: ['engine fault'] },
      ],
    },
  },
];
