// Which models answer a role.

/** What the config says about each role: a model, or several that take turns. */
export type Bindings = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a role is bound to: names of models of the config, or `offline`. At least one. */
export function bindingNamesOf(role: string, roles: Bindings): readonly string[] {
  const bound = roles[role] ?? roles.default ?? 'offline';
  return typeof bound === 'string' ? [bound] : bound;
}

/** The one of them that answers in a unit with this number. */
export function bindingNameOf(role: string, roles: Bindings, turn: number): string {
  const names = bindingNamesOf(role, roles);
  return names[turn % names.length] ?? 'offline';
}
