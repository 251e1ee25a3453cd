// Servers of FastMCP that are mounted into others: the names of their tools begin with the prefix of the mount.
import type { Node, Project } from '../source.ts';
import { callsNamed } from './call-sites.ts';
import { scopesOf } from './instances.ts';
import { keywords, type Located, outside, positionals, type Scope } from './names.ts';
import { resolve } from './resolve.ts';
import { literal } from './value.ts';

interface Mount {
  /** Where the mounted server and the one around it are made. */
  readonly server: string;
  readonly into: string;
  readonly prefix: string;
}

const mounts = new WeakMap<Project['files'], readonly Mount[]>();

/** The name of a tool with the prefixes under which its server is mounted. */
export function prefixed(name: string, server: Node | undefined, scope: Scope): string {
  const known = mountsOf(scope);
  if (!server || known.length === 0) return name;
  const places = new Set(scopesOf(server, scope).map((each) => placeOf(resolve(server, each))));
  const [place = '', ...others] = places;
  return others.length > 0 ? name : [...prefixesOf(place, known), name].join('_');
}

function prefixesOf(place: string, known: readonly Mount[], depth = 0): string[] {
  const mount = known.find(({ server }) => server === place);
  if (!mount || depth > known.length) return [];
  return [...prefixesOf(mount.into, known, depth + 1), mount.prefix];
}

function mountsOf(scope: Scope): readonly Mount[] {
  const { files, effort } = scope.project;
  const known = mounts.get(files) ?? effort.shared(() => findMounts(scope));
  mounts.set(files, known);
  return known;
}

const findMounts = (scope: Scope): Mount[] =>
  callsNamed(['mount', 'import_server'], scope.project).flatMap(({ call, file }): Mount[] => {
    const there = outside(scope, file);
    const [given, inOrder] = [keywords(call), positionals(call)];
    const words = [given.get('prefix') ?? given.get('namespace'), ...inOrder].map((each) =>
      literal(each, there),
    );
    const prefix = words.find((each) => typeof each === 'string');
    const server = given.get('server') ?? inOrder.find((each) => typeof literal(each, there) !== 'string');
    const into = call.field('function')?.field('object');
    if (typeof prefix !== 'string' || !server || !into || prefix.includes('/')) return [];
    return [{ server: placeOf(resolve(server, there)), into: placeOf(resolve(into, there)), prefix }];
  });

const placeOf = ({ node, scope }: Located): string => `${scope.file.path}:${node.range().start.index}`;
