// Notifications: short messages about a record to the person it concerns, unless that person wants none.
import type { Random } from '../../../pipeline/hash.ts';
import { fieldWords, snakeCase, upperFirst } from '../../english.ts';
import type { Entity } from '../entity.ts';
import { noticesSchema } from '../operations/notices/texts.ts';
import {
  type Entities,
  type Process,
  type Row,
  type SettleSite,
  supportEntity,
  toolOf,
  withTools,
} from './process.ts';
import {
  bindsAgent,
  enforced,
  fieldsOf,
  momentAfter,
  type Named,
  nounFor,
  ownerColumn,
  setRows,
  toolOptions,
  withFields,
} from './support.ts';

/** Sentences by kind; the ID of the record follows. */
const kinds: Readonly<Record<string, string>> = {
  reminder: 'this is a reminder about {noun}',
  status_update: 'there is news about {noun}',
  confirmation: 'we confirm that we have recorded {noun}',
  request_for_reply: 'we still need an answer from you about {noun}',
  change_notice: 'something has changed about {noun}',
  final_notice: 'this is our last message about {noun}',
  thank_you: 'thank you for your help with {noun}',
};

/** Fields that a text can mention as they are. */
const tellable = ['date', 'time', 'one_of', 'integer', 'money'];

export const notifications: Process = {
  name: 'notifications',
  about: 'Short messages about a record to the person it concerns, unless that person wants none.',
  weight: 0.5,
  attach({ entities, random }) {
    const candidates = Object.entries(entities).flatMap(([noun, entity]): Named[] =>
      entity.process === undefined ? [{ noun, entity }] : [],
    );
    const [owner] = random.shuffle(candidates);
    const notices = owner && nounFor(owner.noun, random.pick(['notification', 'notice']), entities);
    if (!owner || notices === undefined) return undefined;
    const { fields, recipient, address } = contactOf(owner.entity);
    const optOut = random.pick(['opted_out', 'no_notifications', 'contact_refused']);
    const options = {
      owner: owner.noun,
      notices,
      recipient,
      address,
      optOut,
      details: detailsOf(owner.entity, random),
      kinds: Object.fromEntries(random.shuffle(Object.entries(kinds)).slice(0, random.integer(3, 4))),
    };
    const reads = ['check_contactable', ...(random.chance(0.6) ? ['preview_notification'] : [])];
    const own = { ...fields, [optOut]: { flag: 0.2, about: 'Whether the recipient wants no notifications' } };
    const tools = [...reads, ...(random.chance(0.4) ? ['set_opt_out'] : [])];
    return {
      parts: { owner: owner.noun, notice: notices },
      entities: {
        [owner.noun]: withTools(withFields(owner.entity, own), {
          operations: tools.map((name) => toolOf(name, options)),
          fixed: [recipient, address, optOut, ...options.details],
        }),
        [notices]: noticeEntity(
          { notices, owner: owner.noun, optOut, kinds: Object.keys(options.kinds), options },
          { entities, random },
        ),
      },
    };
  },
  settle: settleNotices,
};

/** Who is notified: the person that the record is about, or a contact that it names. */
function contactOf({ fields }: Entity): {
  fields: Record<string, object>;
  recipient: string;
  address: string;
} {
  if (fields.name?.kind === 'person')
    return { fields: { email: { email_of: 'name' } }, recipient: 'name', address: 'email' };
  return {
    fields: {
      contact_name: { person: true, about: 'Name of the contact person' },
      contact_email: { email_of: 'contact_name', about: 'E-mail address of the contact person' },
    },
    recipient: 'contact_name',
    address: 'contact_email',
  };
}

/** One or two facts that are worth telling. */
function detailsOf({ fields, states }: Entity, random: Random): string[] {
  const named = Object.entries(fields)
    .filter(([name, { kind }]) => tellable.includes(kind) && !name.startsWith('previous_'))
    .map(([name]) => name);
  return [...random.shuffle(named).slice(0, random.integer(1, 2)), ...Object.keys(states).slice(0, 1)];
}

interface Outbox {
  readonly notices: string;
  readonly owner: string;
  readonly optOut: string;
  readonly kinds: readonly string[];
  readonly options: object;
}

function noticeEntity(
  { notices, owner, optOut, kinds: sent, options }: Outbox,
  { entities, random }: { entities: Entities; random: Random },
): Entity {
  const field = snakeCase(owner);
  const rule = (name: string, settings: object, share: number) =>
    random.chance(share) ? enforced(name, settings) : bindsAgent(name, settings);
  return supportEntity(
    { noun: notices, process: 'notifications', entities },
    {
      rows: 14,
      fields: fieldsOf({
        [field]: { ref: owner },
        kind: { one_of: sent },
        channel: { one_of: ['email', 'text message', 'app'] },
        recipient: { person: true, about: 'Address that it went to' },
        subject: { note: ['Reminder', 'Status update'] },
        body: { note: ['Dear Sir or Madam', 'Dear customer'], about: 'Text of the notification' },
        sent_on: { date: [-30, 0] },
        sent_at: { time: [7, 18] },
      }),
      operations: [toolOf('notify', options)],
      rules: [
        rule('no_messages_wanted', { owner, field, flag: optOut }, 0.6),
        rule('one_message_a_day', { owner, field, day: 'sent_on' }, 0.5),
      ],
    },
  );
}

/** Past notifications say what the tools would have said; a few went out today. */
function settleNotices(site: SettleSite): void {
  const { random, now, parts, rowsOf } = site;
  const options = noticesSchema.parse(toolOptions(site, 'notice', 'notify'));
  const column = ownerColumn(site, 'notice');
  const sent: Row[] = [];
  for (const record of rowsOf('owner')) {
    if (record[options.optOut] === true) continue;
    for (let left = random.pick([0, 1, 1, 2, 3]); left > 0; left -= 1) {
      const isToday = left === 1 && random.chance(0.2);
      const { day, time } = momentAfter(
        now,
        isToday ? -random.integer(5, 60) : -random.integer(1500, 40_000),
      );
      const kind = random.pick(Object.keys(options.kinds));
      const text = `${(options.kinds[kind] ?? '').replace('{noun}', parts.owner ?? '')} ${record.id}.`;
      const details = options.details.flatMap((field) =>
        record[field] === null || record[field] === undefined
          ? []
          : [` ${upperFirst(fieldWords(field))}: ${String(record[field]).replaceAll('_', ' ')}.`],
      );
      sent.push({
        [column]: record.id ?? null,
        kind,
        channel: random.pick(['email', 'email', 'text message', 'app']),
        recipient: record[options.address] ?? null,
        subject: `${upperFirst(kind.replaceAll('_', ' '))}: ${parts.owner} ${record.id}`,
        body: `Dear ${record[options.recipient]}, ${text}${details.join('')}`,
        sent_on: day,
        sent_at: time,
      });
    }
  }
  setRows(site, 'notice', sent);
}
