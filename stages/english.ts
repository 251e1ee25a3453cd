// English for names and sentences: plurals, articles, casing and lists, and the words that a field's name
// stands for. Libraries know the language; the tables below hold what they get wrong.
import { camelCase as camelCased, kebabCase, pascalCase, split } from 'change-case';
import indefinite from 'indefinite';
import pluralize from 'pluralize';
import { remembered } from './remembered.ts';

export { kebabCase, pascalCase };

for (const noun of ['feedback', 'training', 'lens', 'axis']) pluralize.addSingularRule(`^${noun}$`, noun);
pluralize.addPluralRule(/^(feedback|training)$/i, '$1');
pluralize.addPluralRule(/^lens$/i, 'lenses');
pluralize.addSingularRule(/^lenses$/i, 'lens');
pluralize.addSingularRule(/(cache|headache|cookie|movie)s$/i, '$1');

/** "24-hour shift" and "24_hour_shift", "adjustHiveCheck" and "adjust-hive-check" are the same words. */
export const wordsIn = (name: string): string[] => [...wordsOf(name)];

const wordsOf = remembered((name): readonly string[] =>
  split(name.replaceAll(/['’]/g, '').replaceAll(/[^A-Za-z0-9]+/g, ' ')).map((word) => word.toLowerCase()),
);

export const snakeCase = (name: string): string => wordsIn(name).join('_');
/** Underscores stay between digits: "step_1_2" is not "step_12". */
export const camelCase = (name: string): string => camelCased(snakeCase(name));
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** "SMS batch", "X-ray image", and "FreightFlow" keep their capitals. */
export const lowerFirst = (text: string): string =>
  /^[A-Z](?:-|[a-z]*[A-Z])/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** Of the last word: "approval matrix" becomes "approval matrices". */
export const plural = (noun: string): string => onLastWord(noun, pluralOf);
export const singular = (noun: string): string => onLastWord(noun, singularOf);

/** The library tries a hundred rules for each word, and a world asks for the same few words all the time. */
const pluralOf = remembered(pluralize.plural);
const singularOf = remembered(pluralize.singular);

function onLastWord(noun: string, change: (word: string) => string): string {
  const at = noun.lastIndexOf(' ') + 1;
  return noun.slice(0, at) + change(noun.slice(at));
}

/** By the sound, not the letter: an order, an hour, a unit, an SLA, a SIM card. */
export const withArticle = (noun: string): string =>
  /^(?:SIM|PIN|used)\b/.test(noun) ? `a ${noun}` : indefinite(noun);

const conjunction = new Intl.ListFormat('en-US', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('en-US', { type: 'disjunction' });
/** "a, b, and c" */
export const andList = (items: readonly string[]): string => conjunction.format(items);
/** "a, b, or c" */
export const orList = (items: readonly string[]): string => disjunction.format(items);

/**
 * The name of a field or a state in words. A field that says when something was or will be done reads as what
 * it holds: counted_on is the date counted.
 */
export function fieldWords(name: string): string {
  const known = spokenNames[name];
  if (known !== undefined) return known;
  const words = wordsIn(name);
  const [first = '', ...rest] = words;
  if (words.length > 1 && ['is', 'has', 'was'].includes(first)) return `${rest.join(' ')} flag`;
  const moment = { on: 'date', at: 'time' }[words.at(-1) ?? ''];
  return words.length > 1 && moment !== undefined
    ? `${moment} ${words.slice(0, -1).join(' ')}`
    : words.join(' ');
}

/** Names that no rule turns into words that people say. */
const spokenNames: Readonly<Record<string, string>> = {
  due_on: 'due date',
  starts_on: 'start date',
  ends_on: 'end date',
  expires_on: 'expiration date',
  runs_on: 'run date',
  leaves_on: 'departure date',
  send_on: 'send date',
  held_on: 'date',
  born_on: 'date of birth',
  alerts_on: 'alerts flag',
  next_service_on: 'next service date',
  follow_up_on: 'follow-up date',
  review_by: 'review deadline',
  needed_by: 'deadline',
  deliver_by: 'delivery deadline',
  valid_until: 'expiration date',
  certified_until: 'certification expiration date',
  warranty_until: 'warranty expiration date',
  inspected_until: 'inspection expiration date',
  starts_at: 'start time',
  departs_at: 'departure time',
  opens_at: 'opening time',
  runs_at: 'run time',
  leaves_at: 'departure time',
  send_at: 'send time',
  respond_within: 'response time',
  on_leave: 'leave status',
  no_notifications: 'notification opt-out',
  opted_out: 'notification opt-out',
  contact_refused: 'contact refusal',
  consent_given: 'consent flag',
  needs_signature: 'signature requirement',
  needs_parts: 'parts requirement',
  booked_by: 'booking agent',
  reported_by: 'reporter',
  requested_by: 'requester',
  signed_by: 'signatory',
  reviewed_by: 'reviewer',
  handed_out_by: 'issuer',
  taken_by: 'person who took it',
  acknowledged_by: 'acknowledger',
  triggered_by: 'initiator',
  insured: 'insurance flag',
  auto_raised: 'automatic flag',
  auto_renews: 'automatic renewal flag',
  is_on_call: 'on-call flag',
  in_season: 'seasonal availability',
  enabled: 'enabled flag',
  opened: 'opened flag',
  deposit_paid: 'deposit flag',
  uses_left: 'number of remaining uses',
  reminders_sent: 'number of reminders',
  seats: 'number of seats',
  parcels: 'number of parcels',
  stops: 'number of stops',
  steps: 'number of steps',
  units: 'number of units',
  pages: 'number of pages',
  attachments: 'number of attachments',
  replicas: 'number of replicas',
  views: 'number of views',
  helpful_votes: 'number of helpful votes',
  renewals: 'number of renewals',
  attempts: 'number of attempts',
  openings: 'number of openings',
  defects_found: 'number of defects',
  affected: 'number of people affected',
  hours_run: 'number of operating hours',
  hours_spent: 'number of hours spent',
  minutes: 'length',
  checked: 'checked items',
  body: 'text',
  since_year: 'start year',
  step_free_access: 'step-free access flag',
  break_minutes: 'break length',
  notice_days: 'notice period',
  delivery_days: 'delivery time',
  reminder_hours: 'reminder lead time',
  photo_count: 'number of photos',
  sample_count: 'number of samples',
  repeat_count: 'number of repeats',
  bays: 'number of bays',
  beds: 'number of beds',
  packs: 'number of packs',
  credits: 'number of credits',
  refills_left: 'number of remaining refills',
  seats_left: 'number of remaining seats',
  inspection_due: 'inspection due date',
  bought_on: 'purchase date',
  at: 'time',
  as_of: 'reference date',
  used_so_far: 'usage so far',
  used_percent: 'used percentage',
  paid: 'amount paid',
  cancel_note: 'cancellation note',
  cancel_reason: 'cancellation reason',
  delivers_to: 'delivery address',
  accepts_new: 'new patients flag',
  needs_cooling: 'cooling requirement',
  weekdays_only: 'weekdays-only flag',
  blocked: 'blocked flag',
  tradable: 'tradable flag',
  online: 'online flag',
  required: 'required flag',
  organiser: 'organizer',
  programme: 'program',
  traveller: 'traveler',
  suits: 'suitable audiences',
  applies_to: 'scope',
  notify: 'contact to notify',
};

/** "date of birth": names whose "of" belongs to them. */
export const namesWithOf: readonly string[] = Object.values(spokenNames).filter((name) =>
  name.includes(' of '),
);
