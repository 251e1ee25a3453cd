// Models that judge the work of their own kind: they tend to find it good, and miss the mistakes they make
// themselves.
import { type Bindings, bindingNamesOf } from './binding-name.ts';
import type { ConfigProblem } from './problems.ts';
import type { Registries } from './schema.ts';

/** The name that models of one maker share: "kimi" of "moonshotai/Kimi-K2-Instruct". */
export function familyOf(model: string): string {
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  return /^[a-z]+/.exec(name)?.[0] ?? name;
}

interface Bound {
  readonly roles: Bindings;
  readonly models: Readonly<Record<string, { readonly model: string }>>;
}

/** A warning for each role that judges another and is bound to a model of the same family. */
export function familyProblems({ roles: bound, models }: Bound, { roles }: Registries): ConfigProblem[] {
  const modelsOf = (role: string): string[] =>
    bindingNamesOf(role, bound).flatMap((name) => models[name]?.model ?? []);
  return Object.values(roles).flatMap(({ name, judges = [] }) =>
    judges.flatMap((judged): ConfigProblem[] => {
      const others = modelsOf(judged);
      const pairs = modelsOf(name).flatMap((own) => others.map((other) => ({ own, other })));
      const related = pairs.find(({ own, other }) => familyOf(own) === familyOf(other));
      if (!related) return [];
      const { own, other } = related;
      const message =
        `${name} (${own}) and ${judged} (${other}) are models of one family, "${familyOf(own)}", ` +
        'which overlooks its own mistakes; bind one of them to a model of another family';
      return [{ path: ['roles'], message, isWarning: true }];
    }),
  );
}
