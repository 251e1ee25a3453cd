// What the agent's procedure thinks when it notices that a tool has failed or that its result is flawed, by what is
// right to do then.
import type { Way } from '../../environments/faults/fault.ts';

/** {t}: the tool. {s}: how long to wait, as "4 seconds". */
export const thoughts: Readonly<Record<Way, readonly string[]>> = {
  retry: [
    "That error is temporary and nothing was changed, so it's worth trying the same call again.",
    "That looks like a temporary problem. I'll repeat the call with the same arguments.",
    'The call failed for a reason that should pass. Trying again.',
    "The failure has nothing to do with my arguments, so I'll send the call once more.",
    'A second attempt should work.',
    "The request wasn't processed. I'll make the call again.",
    'Nothing is wrong with the request itself. I can retry it as it is.',
    'Since the failed call had no effect, repeating it is safe.',
    "{t} failed on the server's side. One more try makes sense before I tell the user anything.",
    'No need to bother the user with this yet. I will try {t} again.',
    "The error says nothing about my input, so I'll keep the arguments and try again.",
    'This kind of failure usually clears up quickly. Retrying.',
    'I can rule out a mistake in my arguments, so the same call is worth another attempt.',
    'The call had no effect, so there is no risk of doing it twice. Once more, then.',
  ],
  read_again: [
    "I can't rely on that result. I'll make the same call again.",
    "That isn't a sound basis for an answer, so I need to read it again.",
    'Working with this would mean guessing. Reading again costs little.',
    "What {t} returned isn't trustworthy. I'll ask again before I go on.",
    'I should not act on this result. Once more with the same arguments.',
    'The result says itself that it is not reliable. I will repeat the call.',
    "If I used this, the answer could be wrong. I'll call {t} again.",
    "There's a notice in the result that I shouldn't ignore. Reading again.",
    'This is not what I need to see before I go on, so I will read it once more.',
    'I have to treat this result as unusable and call {t} again.',
    'Better to read it again than to answer from this.',
    'Something is off with this result. The same call should give me a proper one.',
  ],
  send_rest: [
    "Only part of the batch went through. I'll send the items that are left.",
    "The result lists unprocessed items. I'll call {t} again for those and no others.",
    'Some items are still open. Sending all of them again would be wrong; the rest is enough.',
    'The batch stopped early, so the remaining items need another call.',
    'Not everything was processed. I need to submit what is listed as unprocessed.',
    'The first items are done. The others have to go into a second call.',
    "The request is only half done at this point. I'll finish it with the remaining items.",
    'I must not repeat the items that worked. A call with the others completes it.',
    'The notice tells me which items were skipped. Those go into the next call.',
    'One call was not enough for all of them. I will send the remaining ones now.',
    'What is left over needs its own call before I can report anything.',
    "I shouldn't call this finished yet: some items were left out. I'll send them now.",
  ],
  verify: [
    "I don't know whether the change went through, and sending it again could do it twice. I'll check first.",
    'The outcome is unknown. Before I repeat anything, I have to look at the records.',
    "A retry could create a second change. I'll read the record to see where things stand.",
    "The answer was lost, not necessarily the request. Let me check what's on record.",
    'It may well have been carried out. A look at the records will tell.',
    'No confirmation came back. I need to verify the result before I do anything else.',
    "Repeating {t} blindly isn't safe here. Reading is.",
    "I can't report success or failure without checking, so I'll look it up.",
    'The call may have worked. If the records show the change, there is nothing to repeat.',
    'First I should find out whether the change is there.',
    'Sending it twice would be worse than checking once.',
    'The safe step after a lost confirmation is to read, not to write.',
  ],
  adapt: [
    'The result has another form than I expected, but the values are all there.',
    'The field names have changed with a newer version of the API. I can still read them.',
    'The response is nested differently now. I can find the values I need in it.',
    'This is a newer format. The names are different, the content is the same.',
    'The fields are named differently, so I have to match them by meaning.',
    "The layout isn't what the tool describes, but nothing is missing.",
    'The payload comes in a new structure. I can work with it.',
    "It's a different schema than before. The data I need is in the payload.",
    'The service seems to have been upgraded: other names, same data.',
    'I need to read this by meaning instead of by the documented names.',
  ],
  report: [
    "{t} won't work for the time being, so calling it again makes no sense.",
    'This is not going to pass in a moment. Repeating {t} would be pointless.',
    "That failure is permanent as far as I'm concerned.",
    'Trying {t} again would only give the same error.',
    'The error leaves no room for a retry.',
    "{t} is out of the picture. I shouldn't keep calling it.",
    'No retry will change that.',
    'The message is clear: {t} is not usable now.',
    'There is no point in sending the same call once more.',
    'This has nothing to do with my arguments, and waiting a few seconds will not help.',
  ],
  hand_over: [
    "I lack the access for {t}, and I can't give it to myself.",
    'That is a matter of access rights. Calling {t} again would not change it.',
    'The refusal is about my account, so a retry is useless. I ' +
      "shouldn't look for a way around the restriction.",
    'Only a person can sort out the access for {t}.',
    "My account can't use {t}, so I have to stop calling it.",
    'Access problems do not go away by themselves. No second attempt with {t}.',
    "The error is about authorization, and that's not something I can fix.",
    "I can't renew or widen my own access.",
    'Someone else has to grant the access that {t} needs.',
    'Repeating the call would be refused again for the same reason.',
  ],
};

/** What comes before the thought where the error names a time to wait. */
export const waits: readonly string[] = [
  'The service wants me to wait {s}.',
  "I'm being rate limited for {s}.",
  'The limit resets in {s}, so I will wait that long.',
  'After a pause of {s}, the call should go through.',
  "I need to hold off for {s}; then I'll try again.",
  'The error asks for a pause of {s}.',
];

/** What the agent notices first, by the fault. */
export const notices: Readonly<Record<string, readonly string[]>> = {
  timeout: ['The call timed out.', 'There was no answer in time.', "The service didn't answer."],
  too_many_requests: [
    'Too many requests at once.',
    'I was throttled, with no time given.',
    'The service is limiting requests right now.',
  ],
  unavailable: [
    'The service is not available at the moment.',
    'The service seems to be restarting or busy.',
    'Nobody took the request.',
  ],
  server_error: [
    'The server reports an internal error.',
    'That is a fault on the server.',
    'Something broke inside the service.',
  ],
  conflict: [
    'Someone else is working on the same record.',
    'The record is locked for the moment.',
    'My change collided with another one.',
  ],
  truncated_output: [
    'The result is cut off in the middle.',
    'I only got part of the response.',
    'The output breaks off, so values may be missing.',
  ],
  stale_read: [
    'This still shows the state before my change, and it came from a cache.',
    "That contradicts the change I've just made: the data comes from a cache.",
    'The result is older than my change.',
  ],
  near_miss_rows: [
    'These records are only similar to what I searched for.',
    "None of these is an exact match, and the search says it's approximate.",
    'The search returned approximate matches.',
  ],
};
