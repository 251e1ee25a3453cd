// Which model answers a role.

/** What a role is bound to: the name of a model of the config, or `offline`. */
export const bindingNameOf = (role: string, roles: Readonly<Record<string, string | undefined>>): string =>
  roles[role] ?? roles.default ?? 'offline';
