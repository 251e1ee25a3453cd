// Whether two specs whose words are nearly the same may be one tool. Words alone do not tell: `add_user` and
// `remove_user` are described alike.
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { Spec } from '../../schemas/spec.ts';
import { wordsIn } from '../english.ts';

/** On one server, names and parameters tell tools apart. On different ones, the verbs of their names must agree. */
export function mayBeTwins(one: Spec | undefined, other: Spec | undefined): boolean {
  if (!one || !other) return false;
  if (placeOfServer(one) === placeOfServer(other))
    return plainName(one) === plainName(other) && parametersOf(one) === parametersOf(other);
  return verbsOf(one) === verbsOf(other);
}

const placeOfServer = ({ server, source }: Spec): string =>
  source.repository ?? source.package ?? server.name;

/** `getUser` and `get_user` are one name. */
const plainName = ({ originalName }: Spec): string =>
  originalName.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

const parametersOf = ({ inputSchema }: Spec): string =>
  propertiesOf(inputSchema)
    .map(([name]) => name)
    .sort()
    .join(',');

/** Verbs that name one act. Any other word is a verb of its own. */
const acts: readonly (readonly string[])[] = [
  ['get', 'fetch', 'read', 'retrieve', 'show', 'view', 'load', 'describe', 'lookup'],
  ['list', 'enumerate', 'browse'],
  ['search', 'find', 'query', 'filter'],
  ['create', 'add', 'insert', 'new', 'register', 'make'],
  ['update', 'edit', 'modify', 'change', 'patch', 'set'],
  ['delete', 'remove', 'drop', 'erase', 'destroy', 'clear'],
  ['enable', 'activate'],
  ['disable', 'deactivate'],
  ['start', 'run', 'launch', 'execute'],
  ['stop', 'end', 'terminate', 'kill'],
  ['open', 'reopen'],
  ['close'],
  ['send', 'post'],
  ['upload', 'push', 'put'],
  ['download', 'pull'],
  ['write', 'save', 'store'],
  ['rename', 'move'],
  ['copy', 'clone', 'duplicate'],
  ['count'],
  ['check', 'validate', 'verify'],
  ['lock'],
  ['unlock'],
  ['archive'],
  ['unarchive', 'restore'],
  ['approve', 'accept'],
  ['reject', 'decline'],
  ['subscribe'],
  ['unsubscribe'],
  ['import'],
  ['export'],
  ['convert'],
  ['cancel'],
];

const actOf = new Map(acts.flatMap((verbs) => verbs.map((verb) => [verb, verbs[0]])));

/** The acts that a name tells of, and its first word where it tells of none. */
function verbsOf(spec: Spec): string {
  const words = wordsIn(spec.originalName);
  const found = new Set(words.flatMap((word) => actOf.get(word) ?? []));
  return found.size === 0 ? (words[0] ?? '') : [...found].sort().join(' ');
}
