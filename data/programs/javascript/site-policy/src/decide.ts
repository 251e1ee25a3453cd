import type { Rule } from './policy.ts';

export interface Request {
  readonly roles: readonly string[];
  readonly trainings: readonly string[];
  readonly area: string;
  /** From 0 to 23. */
  readonly hour: number;
}

/**
 * Says whether somebody may enter. The first rule that fits decides; if none does, the answer is no. A rule fits
 * if the person has its role and its training, the area is the rule's (`tower/*` covers `tower` and everything
 * within it, at any depth), and the hour is within its hours.
 *
 * @returns the effect, and the line of the rule that decided, if one did
 */
export function decide(
  policy: readonly Rule[],
  request: Request,
): { effect: 'allow' | 'deny'; line?: number } {
  const rule = policy.find((candidate) => fits(candidate, request));
  return rule ? { effect: rule.effect, line: rule.line } : { effect: 'deny' };
}

function fits(rule: Rule, request: Request): boolean {
  return (
    hasRole(rule, request) &&
    coversArea(rule, request) &&
    coversHour(rule, request) &&
    hasTraining(rule, request)
  );
}

function hasRole({ role }: Rule, { roles }: Request): boolean {
  return role === undefined || roles.includes(role);
}

function coversArea({ area }: Rule, request: Request): boolean {
  if (!area.endsWith('/*')) return request.area === area;
  const parent = area.slice(0, -2);
  return request.area === parent || request.area.startsWith(`${parent}/`);
}

function coversHour({ hours: { from, to } }: Rule, { hour }: Request): boolean {
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

function hasTraining({ training }: Rule, { trainings }: Request): boolean {
  return training === undefined || trainings.includes(training);
}
