// What a repair of one keyword of a foreign schema is.
import type { Json, JsonObject } from '../../../schemas/json.ts';

export interface RepairNotes {
  /** Says once what was repaired or dropped. */
  note(issue: string): void;
}

/** What takes the place of a keyword. `schema`: what holds it. */
export type Repair = (value: Json, schema: JsonObject, notes: RepairNotes) => JsonObject;

/** A value as an issue shows it. */
export const inShort = (value: Json): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};
