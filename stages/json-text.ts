// What a tool message holds: JSON where it parses, else text, as live servers send it.
import { foreignJson } from '../pipeline/json/foreign-json.ts';
import type { Json } from '../schemas/json.ts';
import { remembered } from './remembered.ts';

/** The messages of a play are read once more with each turn. */
export const jsonOrText = remembered(readJson);

function readJson(content: string): Json {
  return foreignJson(content) ?? content;
}
