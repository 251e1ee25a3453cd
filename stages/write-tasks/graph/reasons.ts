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
  /** Much is to be done, one thing after the other. */
  errand: [
    "It's the end of the quarter, and a lot has to be cleaned up today.",
    "We're moving to another system next week, so I'm going through everything that is still open.",
    'We have an audit on Thursday, and I have to go through all of our records before that.',
    "I'm back from three weeks of leave, and there is a lot to catch up on.",
    "This is going to be a long one, because I'm working through a list.",
    "I've set the whole afternoon aside to get our records in shape.",
    'The annual accounts are coming up, and I have a list of what is left to do.',
    "The last person in this job left a mess, and I'm going through it bit by bit.",
    'The new owners want everything in order by Monday, so this will take a while.',
    'I have a long list for you today, so bear with me.',
    'The migration is this weekend, and all of it has to be right by then.',
    'Our yearly review of the records is due, and I want to finish it with you today.',
    "I'm doing the monthly housekeeping, and there is quite a bit of it.",
    "We're a few weeks behind, and I want to catch up in one go.",
  ],
} as const;

/** Most people give a reason; some do not. */
export const withReason = (about: 'report' | 'tidy', request: string, random: Random): string =>
  random.chance(0.7) ? `${random.pick(reasons[about])} ${request}` : request;

/** The first request of a long session. */
export const withErrand = (request: string, random: Random): string =>
  `${random.pick(reasons.errand)} ${request}`;

/** The request alone. */
export function withoutReason(request: string): string {
  const reason = [...reasons.report, ...reasons.tidy].find((each) => request.startsWith(`${each} `));
  return reason === undefined ? request : request.slice(reason.length + 1);
}
