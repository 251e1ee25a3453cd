// What the tools for notifications share: what they say, put together from the record by SQL.
import { z } from 'zod';
import { fieldWords, upperFirst } from '../../../english.ts';
import { exists } from '../../../worlds/programs.ts';
import { byChoice, identifier, literal, today } from '../../../worlds/sql.ts';
import { columnNamed, columnOfOwner, type EntityView } from '../../entity-view.ts';

export const noticesSchema = z.strictObject({
  owner: z.string().describe('noun of what notifications are about'),
  notices: z.string().describe('noun of the notifications'),
  recipient: z.string().describe('field with the name of who is notified'),
  address: z.string().describe('field with the address'),
  optOut: z.string().describe('flag of those who want none'),
  details: z.array(z.string()).describe('fields that the text mentions'),
  kinds: z.record(z.string(), z.string()).describe('kind of notification and its sentence, with {noun}'),
});
export type Notices = z.infer<typeof noticesSchema>;

/** "reminder" and "RE-1001" become "Reminder: lab visit RE-1001". */
export const subjectSql = (view: EntityView): string =>
  `upper(substr(:kind, 1, 1)) || replace(substr(:kind, 2), '_', ' ') || ${literal(`: ${view.noun} `)} || t."id"`;

/** A greeting, the sentence of the kind, and the details that the record has. */
export function bodySql(view: EntityView, { recipient, details, kinds }: Notices): string {
  const sentences = Object.fromEntries(
    Object.entries(kinds).map(([kind, sentence]) => [
      kind,
      `${literal(`${sentence.replace('{noun}', view.noun)} `)} || t."id" || '.'`,
    ]),
  );
  const lines = details.map((field) => {
    const column = `t.${identifier(columnNamed(view, field).name)}`;
    const label = literal(` ${upperFirst(fieldWords(field))}: `);
    return `coalesce(${label} || replace(${column}, '_', ' ') || '.', '')`;
  });
  const name = `t.${identifier(columnNamed(view, recipient).name)}`;
  return ["'Dear '", name, "', '", byChoice(':kind', sentences), ...lines].join(' || ');
}

/** A value that is computed from the record that the call names. */
export const ofRecord = (view: EntityView, sql: string, parameter = view.idParameter): string =>
  `(SELECT ${sql} FROM ${identifier(view.table)} t WHERE t."id" = :${parameter})`;

export const ofSubject = (notices: EntityView, view: EntityView, parameter = view.idParameter): string =>
  `${columnOfOwner(notices, view)} = :${parameter}`;

export const isNotifiedToday = (notices: EntityView, own: string): string =>
  exists(notices, `${own} AND "sent_on" = ${today}`);

export const kindsInWords = ({ kinds }: Notices): string =>
  Object.keys(kinds)
    .map((kind) => kind.replaceAll('_', ' '))
    .join(', ');
