// Source `npm`: packages of a registry of npm, by name or by a search of it. The published archive is read as source;
// nothing is installed and nothing is run.
//   GET /@scope%2Fname/latest -> {"name":"@scope/name","version":"1.0.0","license":"MIT",
//     "repository":{"url":"git+https://github.com/owner/name.git"},"dist":{"tarball":"…","integrity":"sha512-…"}}
//   GET /-/v1/search?text=mcp&size=20 -> {"objects":[{"package":{"name":"…"}}]}
import { z } from 'zod';
import { registryOptions } from '../archives/registry.ts';
import { unknownLicence } from './found-in.ts';
import { packageOptions, packagesSource } from './packages-of.ts';

const textSchema = z.string().nullish().catch(undefined);
const licenceSchema = z.union([
  z.string(),
  z.looseObject({ type: z.string() }).transform(({ type }) => type),
]);
const versionSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: licenceSchema.nullish().catch(undefined),
  licenses: z.array(licenceSchema).nullish().catch(undefined),
  repository: z
    .union([z.string(), z.looseObject({ url: textSchema }).transform(({ url }) => url)])
    .nullish()
    .catch(undefined),
  dist: z.looseObject({ tarball: z.string(), integrity: textSchema }),
});
const searchSchema = z.looseObject({
  objects: z.array(z.looseObject({ package: z.looseObject({ name: z.string() }) })),
});

/** `name`, `@scope/name`, with an optional version or tag behind another `@`. */
const packageName = /^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*(?:@[\w.+-]+)?$/i;

export const npm = packagesSource({
  name: 'npm',
  accept: 'application/json',
  options: z.strictObject({
    ...packageOptions('npm', 'name, or name@version'),
    ...registryOptions('https://registry.npmjs.org', 'data/cache/npm', []),
  }),
  packageName,
  /** As many as one answer of the registry may hold. */
  async search(text, most, registry) {
    const answer = await registry.json(
      `-/v1/search?text=${encodeURIComponent(text)}&size=${Math.min(most, 250)}`,
    );
    return searchSchema.parse(answer).objects.map((found) => found.package.name);
  },
  async find(named, registry) {
    const at = named.lastIndexOf('@');
    const [name, version] = at > 0 ? [named.slice(0, at), named.slice(at + 1)] : [named, 'latest'];
    const found = versionSchema.parse(
      await registry.json(`${name.replace('/', '%2F')}/${encodeURIComponent(version)}`),
    );
    const [algorithm = '', base64 = ''] = found.dist.integrity?.split(/[-?\s]/) ?? [];
    const licences = found.license ?? found.licenses?.join(' OR ');
    return {
      name: found.name,
      label: `${found.name}@${found.version}`,
      licence: licences || unknownLicence,
      repository: found.repository ?? undefined,
      archive: found.dist.tarball,
      digest: base64 === '' ? undefined : { algorithm, base64 },
    };
  },
});
