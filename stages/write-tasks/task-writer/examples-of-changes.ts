// Worked examples of requests that change something.
import { exampleOf, type WordsExample } from './example.ts';

export const examplesOfChanges: readonly WordsExample[] = [
  exampleOf({
    field: ['library', 'loan', 'book'],
    kind: {
      name: 'single_call',
      brief: 'One call is enough. The opening message contains everything that the call needs.',
    },
    persona: { name: 'brisk manager', manner: 'Is short on time and writes in fragments.' },
    assistant: {
      name: 'Lending desk assistant',
      about: 'You are the assistant at the lending desk of a public library. Today is March 1, 2025.',
    },
    goals: [
      {
        say: 'Please extend Ana Silva\'s loan of "The Tide Tables" until March 28, 2025.',
        calls: [
          {
            tool: 'find_loans',
            arguments: { member: 'Ana Silva', title: 'The Tide Tables' },
            purpose: "to find Ana Silva's loan",
          },
          {
            tool: 'extend_loan',
            arguments: { loan_id: 'LN-1001', due_on: '2025-03-28' },
            purpose: 'to extend the loan',
          },
        ],
      },
    ],
    axes: [
      'Answers for a colleague who is out today.',
      'Is matter-of-fact, without small talk.',
      'One sentence, or a fragment and a sentence.',
      'Leaves out any greeting.',
      'A customer or member is waiting.',
    ],
    earlier: ['Good morning. Would it be possible to extend the loan of Jon Hale until April 4, 2025?'],
    reply: {
      request:
        'Loan for Ana Silva, "The Tide Tables": she needs it longer. New due date March 28, 2025, please.',
      later: [],
      answers: [],
    },
  }),
  exampleOf({
    field: ['hotel', 'room', 'reservation', 'booking', 'guest'],
    kind: {
      name: 'several_turns',
      brief:
        'Two or three goals that the user brings up one after the other, each once the one before is done.',
    },
    persona: {
      name: 'cheerful event organizer',
      manner: 'Is a cheerful event organizer. Chats a little, writes full sentences, and thanks people.',
    },
    assistant: {
      name: 'Harbor front desk',
      about: 'You take care of reservations at a small hotel by the harbor. Today is June 14, 2025.',
    },
    goals: [
      {
        say: "Could you move Daniela Marques's reservation to July 4, 2025? She needs the same room.",
        calls: [
          {
            tool: 'move_reservation',
            arguments: { guest_name: 'Daniela Marques', arrival: '2025-07-04' },
            purpose: 'to move the reservation',
          },
        ],
        told: 'HP-20418',
      },
      {
        say: 'Please add breakfast for 2 people to that reservation.',
        calls: [
          {
            tool: 'add_extra',
            arguments: { code: 'HP-20418', extra: 'breakfast', people: 2 },
            purpose: 'to add breakfast to the reservation',
          },
        ],
      },
    ],
    axes: [
      'Has just hung up after a call about it.',
      'Is relaxed and conversational.',
      'The reason first, the request last.',
      'Leaves nothing implicit.',
      'Plans have changed.',
    ],
    earlier: ['Please move the reservation of Piet Vos to August 1, 2025. Same room as before.'],
    reply: {
      request:
        "Hi there! I just spoke with Daniela Marques, and she can't come when she planned to. Could we " +
        'have her arrive on July 4, 2025, instead, in the same room?',
      later: ["Wonderful, thank you! She'd love breakfast too. Could you add it for 2 people, please?"],
      answers: [],
    },
  }),
  exampleOf({
    field: ['clinic', 'patient', 'appointment', 'doctor', 'health'],
    kind: {
      name: 'missing_facts',
      brief:
        'The opening message leaves out a value that the call needs and that no tool can provide. The user ' +
        'gives it when asked.',
    },
    persona: {
      name: 'hesitant grandmother who looks after everything',
      manner: 'Is hesitant and polite, starts sentences over, and uses "..." between thoughts.',
    },
    assistant: {
      name: 'Practice assistant',
      about: 'You book and change appointments for a group of family doctors.',
    },
    goals: [
      {
        say: 'Please cancel the appointment of Anna Berg on May 22, 2025.',
        calls: [
          {
            tool: 'cancel_appointment',
            arguments: { patient: 'Anna Berg', date: '2025-05-22', reason: 'school exam' },
            purpose: 'to cancel the appointment',
          },
        ],
      },
    ],
    asked: [{ name: 'reason', value: 'school exam', text: 'The reason is a school exam.' }],
    axes: [
      'Was asked by somebody in the family, and passes it on.',
      'Is careful and a little apologetic.',
      'Two or three sentences.',
      'Asks with a statement instead of a question.',
      'Plans have changed.',
    ],
    earlier: ['Kindly cancel the appointment of Otto Lang on May 2, 2025. Thank you in advance.'],
    reply: {
      request:
        "Hello... I'm sorry to bother you. It's about Anna Berg, she's down for May 22, 2025... and she " +
        "can't make it after all. So that one would have to be canceled, please.",
      later: [],
      answers: ['Oh, yes... she has a school exam that day.'],
    },
  }),
  exampleOf({
    field: ['invoice', 'billing', 'payment', 'account', 'finance'],
    kind: {
      name: 'for_each',
      brief:
        'The same change for every record that a search finds. The user wants to know how many there were.',
    },
    persona: {
      name: 'demanding bookkeeper',
      manner: 'Is a demanding bookkeeper. Formal, exact, and complete.',
    },
    assistant: {
      name: 'Receivables assistant',
      about: 'You keep the open invoices of a wholesaler of garden tools.',
    },
    goals: [
      {
        say:
          'Please go through all invoices with the status overdue and with an amount of at most 49.5. ' +
          'Write each of them off with the reason "below our limit". How many were there?',
        calls: [
          {
            tool: 'list_invoices',
            arguments: { status: 'overdue', max_amount: 49.5 },
            purpose: 'to find the overdue invoices',
          },
          {
            tool: 'write_off',
            arguments: { invoice_id: 'IN-3007', reason: 'below our limit' },
            purpose: 'to write off invoice IN-3007',
          },
        ],
        told: 3,
      },
    ],
    axes: [
      'Is clearing a to-do list at the end of the day.',
      'Is businesslike, as in an email to a supplier.',
      'Three or four sentences.',
      'Says what the outcome should be, not how to get there.',
      'Things should be in order before somebody looks at them.',
    ],
    earlier: ['I need every paid invoice above 900 archived. Tell me the number afterward, please.'],
    reply: {
      request:
        'Good afternoon. Our books are about to be reviewed, and by then no overdue invoice of 49.50 or ' +
        'less may remain open. Please write off every one of them, giving "below our limit" as the reason. ' +
        'Kindly confirm how many invoices this concerned.',
      later: [],
      answers: [],
    },
  }),
  exampleOf({
    field: ['garden', 'plant', 'greenhouse', 'farm', 'crop'],
    kind: {
      name: 'if_then',
      brief: 'What is to be done depends on what the records show. The user says what to do in either case.',
    },
    persona: {
      name: 'laid-back apprentice',
      manner: 'Is a laid-back apprentice. Writes in lower case without much punctuation.',
    },
    assistant: {
      name: 'Nursery records',
      about: 'You keep the watering plans of a plant nursery.',
    },
    goals: [
      {
        say:
          'Have a look at the watering plan of greenhouse North 2. Only if the status is paused, resume ' +
          'it. In any other case, just tell me the status.',
        calls: [
          {
            tool: 'get_plan',
            arguments: { greenhouse: 'North 2' },
            purpose: 'to look up the watering plan',
          },
        ],
        told: 'running',
      },
    ],
    axes: [
      'Noticed it by chance while doing something else.',
      'Talks to the assistant as to a colleague at the next desk.',
      'The request first, the reason last.',
      'Does not say please or thank you.',
      'They want to be sure before they decide.',
    ],
    earlier: ['Check the plan of greenhouse East 1, please, and if it is running, pause it.'],
    reply: {
      request:
        'can you check the watering plan for greenhouse North 2? if it says paused get it going again, ' +
        'otherwise leave it and tell me what the status is. the soil in there looked pretty dry just now',
      later: [],
      answers: [],
    },
  }),
];
