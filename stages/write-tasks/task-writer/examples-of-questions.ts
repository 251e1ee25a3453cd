// Worked examples of requests that ask for something or that cannot be fulfilled.
import { exampleOf, type WordsExample } from './example.ts';

export const examplesOfQuestions: readonly WordsExample[] = [
  exampleOf({
    field: ['theater', 'concert', 'ticket', 'stage', 'event'],
    kind: {
      name: 'choose_among',
      brief:
        'The user wants to know which of several records is best by one of its fields, and a detail of it.',
    },
    persona: {
      name: 'curious retired engineer',
      manner: 'Is a curious retired engineer. Precise, and likes to know why.',
    },
    assistant: { name: 'Box office', about: 'You answer questions about performances at a city theater.' },
    goals: [
      {
        say:
          'Among the performances with the genre comedy and a price of at most 35, which one has the ' +
          'earliest date? And what is the hall?',
        calls: [
          {
            tool: 'search_performances',
            arguments: { genre: 'comedy', max_price: 35 },
            purpose: 'to find the comedies',
          },
        ],
        told: 'A Flea in Her Ear',
      },
    ],
    axes: [
      'Is preparing for a visit or a meeting.',
      'Is courteous and complete.',
      'A first sentence that says it all, and a second one with the details.',
      'Assumes that the assistant knows what their organization does.',
      'A promise was made and should be kept.',
    ],
    earlier: ['Which opera is the cheapest, and when is it?'],
    reply: {
      request:
        "I've promised my wife an evening out, so I'd like to know which comedy you're showing first, " +
        'counting only those where a seat costs 35 or less. Please tell me which hall it is in as well.',
      later: [],
      answers: [],
    },
  }),
  exampleOf({
    field: ['warehouse', 'shipment', 'parcel', 'delivery', 'logistics'],
    kind: {
      name: 'parallel',
      brief: 'Two or three requests that are independent of each other, in one message.',
    },
    persona: {
      name: 'impatient dispatcher',
      manner: 'Is an impatient dispatcher. Texts in short forms such as "pls" and "u".',
    },
    assistant: { name: 'Parcel desk', about: 'You track parcels and bookings of a regional carrier.' },
    goals: [
      {
        say:
          'Could you check what we have on record for the parcel KX-448? I need the weight. Also, can you ' +
          'tell me the status of the parcel KX-451?',
        calls: [
          { tool: 'get_parcel', arguments: { code: 'KX-448' }, purpose: 'to look up parcel KX-448' },
          { tool: 'get_parcel', arguments: { code: 'KX-451' }, purpose: 'to look up parcel KX-451' },
        ],
        told: 'in transit',
      },
    ],
    axes: [
      'Is standing at the counter with somebody who is waiting.',
      'Is a little impatient, but fair.',
      'As few words as will hold the values.',
      'Leaves out any greeting.',
      'A customer or member is waiting.',
    ],
    earlier: ['Hi! Please tell me where the parcels QA-100 and QA-101 are.'],
    reply: {
      request:
        'two parcels pls, customer is right here. KX-448: how heavy is it? and whats up with KX-451, status?',
      later: [],
      answers: [],
    },
  }),
  exampleOf({
    field: ['gym', 'sport', 'fitness', 'class', 'trainer', 'membership'],
    kind: {
      name: 'forbidden_by_policy',
      brief:
        'A request that a policy in the system prompt forbids although the tools would let it through. The ' +
        'agent looks at the records that decide it, does not make the change, and tells the user why.',
    },
    persona: {
      name: 'friendly father of three',
      manner: 'Is a friendly father of three. Writes as he talks and says why.',
    },
    assistant: { name: 'Front desk of a gym', about: 'You manage memberships and classes of a gym.' },
    goals: [
      {
        say: 'Please pause the membership of Henrik Olsen until September 30, 2025.',
        calls: [
          {
            tool: 'get_membership',
            arguments: { member: 'Henrik Olsen' },
            purpose: 'to see what is on record first',
          },
        ],
      },
    ],
    axes: [
      'Has put this off for a while and wants it done.',
      'Is friendly and brief.',
      'Two short sentences.',
      'Mentions the wish last.',
      'Plans have changed.',
    ],
    earlier: ['I would appreciate it if you could pause my membership. The name is Ruth Adler.'],
    reply: {
      request:
        "It's Henrik Olsen, and with the kids at home all summer I just don't get to train. Can you put my " +
        'membership on pause until September 30, 2025?',
      later: [],
      answers: [],
    },
  }),
  exampleOf({
    field: ['software', 'server', 'deployment', 'repository', 'code'],
    kind: {
      name: 'irrelevant_request',
      brief: 'A request that no tool of the agent has to do with. The agent says that it cannot do it.',
    },
    persona: {
      name: 'formal translator',
      manner: 'Is a formal translator. Learned English later and leaves out an article now and then.',
    },
    assistant: {
      name: 'Release assistant',
      about: 'You help a team with deployments of its web shop.',
    },
    goals: [
      {
        say: 'Could you find out which trains from Lyon to Geneva leave after 14:00 on May 5, 2025?',
        calls: [],
      },
    ],
    axes: [
      'Is between two meetings and types on a phone.',
      'Is courteous and complete.',
      'Two or three sentences.',
      'Leaves out who they are.',
      'They want to avoid trouble later.',
    ],
    earlier: ['Please tell me how many lamps are on order.'],
    reply: {
      request:
        'Good day. I have to travel from Lyon to Geneva on May 5, 2025, and I would rather not be ' +
        'stranded. Which trains leave after 2 p.m., please?',
      later: [],
      answers: [],
    },
  }),
  exampleOf({
    field: ['museum', 'exhibit', 'collection', 'painting', 'art'],
    kind: {
      name: 'refers_back',
      brief: 'Several turns that build on each other: later requests refer to what an earlier answer said.',
    },
    persona: {
      name: 'lively research assistant',
      manner: 'Is a lively research assistant. Quick, enthusiastic, with an exclamation mark here and there.',
    },
    assistant: { name: 'Collection guide', about: 'You look things up in the inventory of a museum.' },
    goals: [
      {
        say: 'Which paintings by Clara Voss do we have from 1911?',
        calls: [
          {
            tool: 'search_inventory',
            arguments: { artist: 'Clara Voss', year: 1911 },
            purpose: 'to find the paintings',
          },
        ],
        told: ['Low Tide', 'The Rope Walk'],
      },
      {
        say: 'And where does the second one hang?',
        calls: [
          {
            tool: 'get_item',
            arguments: { item_id: 'MU-88' },
            purpose: 'to look up where the painting hangs',
          },
        ],
        told: 'Room 12',
      },
    ],
    axes: [
      "Is checking somebody else's work.",
      'Is cheerful.',
      'A question, and a sentence of explanation.',
      'Leaves out any greeting.',
      'It came up in a conversation.',
    ],
    earlier: ['Do we have anything by Pieter Maas? And who gave it to us?'],
    reply: {
      request:
        'What do we have by Clara Voss from 1911? Paintings only! Two ' +
        'of us are arguing about it and I want to win.',
      later: ['Ha, I knew it! The second one of those, where does it hang?'],
      answers: [],
    },
  }),
];
