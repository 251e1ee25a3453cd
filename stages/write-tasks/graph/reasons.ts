// Why people ask: a sentence before a request that is more than a single step.
import type { Random } from '../../../pipeline/hash.ts';

const reasons = {
  /** Something is to be known. */
  report: [
    "I'm putting together our monthly summary.",
    'I have a planning meeting in an hour.',
    'My manager asked me for some figures.',
    "I'm writing the handover notes for next week.",
    "We're reviewing how this month went.",
    "I'm trying to plan the rest of the week.",
    'Someone from accounting just called with a question.',
    "I'm preparing the numbers for our meeting tomorrow.",
    'I want to know where we stand.',
    "I'm comparing notes with a colleague.",
    "It's for the weekly report.",
    "I'm filling in for a colleague and want to get an overview.",
  ],
  /** Something is to be put in order. */
  tidy: [
    "I'm clearing up before I go on vacation.",
    "We're getting our records in order before an audit.",
    "I'm catching up on what piled up last week.",
    'A colleague left this for me to finish.',
    'I promised to get this done today.',
    "It's the end of the month, so I'm closing things out.",
    'We talked about this in the team meeting this morning.',
    "I'm going through our open points.",
    'This has been on my list for days.',
    "We're changing how we do things here, and the records should follow.",
    'I would like to have this off my desk today.',
    'The records are behind what really happened.',
  ],
} as const;

/** Most people give a reason; some do not. */
export const withReason = (about: keyof typeof reasons, request: string, random: Random): string =>
  random.chance(0.7) ? `${random.pick(reasons[about])} ${request}` : request;
