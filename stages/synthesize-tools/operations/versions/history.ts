// What the tools for versions share: the versions of one document, and its latest.
import { z } from 'zod';
import { exists, type Guard, guard } from '../../../worlds/programs.ts';
import { identifier } from '../../../worlds/sql.ts';
import { type EntityView, referencesTo } from '../../entity-view.ts';

export const versionsSchema = z.strictObject({
  owner: z.string().describe('noun of what has versions'),
  versions: z.string().describe('noun of the versions'),
  fields: z.array(z.string()).min(2).describe('fields that a version holds and that may differ'),
});
export type Versions = z.infer<typeof versionsSchema>;

/** The column and parameter with the key of the document that a version belongs to. */
export const documentColumn = (versions: EntityView, { owner }: Versions): string =>
  referencesTo(versions, owner)[0]?.name ?? 'document_id';

export const ofDocument = (versions: EntityView, options: Versions, parameter: string): string =>
  `${identifier(documentColumn(versions, options))} = :${parameter}`;

/** The query of the latest version of the document that the call names. */
export const latestVersion = (versions: EntityView, own: string): string =>
  `SELECT * FROM ${identifier(versions.table)} WHERE ${own} ORDER BY "number" DESC LIMIT 1`;

export const nextNumber = (versions: EntityView, own: string): string =>
  `(SELECT coalesce(MAX("number"), 0) + 1 FROM ${identifier(versions.table)} WHERE ${own})`;

export const mustHaveVersion = (
  versions: EntityView,
  own: string,
  { parameter, owner }: { parameter: string; owner: string },
): Guard =>
  guard(
    exists(versions, `${own} AND "number" = :${parameter}`),
    'VERSION_NOT_FOUND',
    `{${owner}} has no version {${parameter}}.`,
  );

export const numberSchema = { type: 'integer', minimum: 1, maximum: 99 } as const;
