// Where a spec was found, as a person would look it up: owner/name/src/index.ts:add, package@1.0.0/add.
import type { Spec } from '../../schemas/spec.ts';

export const placeOf = ({ name, server, source }: Pick<Spec, 'name' | 'server' | 'source'>): string =>
  `${source.repository ?? source.package ?? server.name}/${source.path ? `${source.path}:` : ''}${name}`;
