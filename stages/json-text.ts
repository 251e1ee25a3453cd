// What a tool message holds: JSON where it parses, else text, as live servers send it.
import type { Json } from '../schemas/json.ts';
import { remembered } from './remembered.ts';

/** The messages of a play are read once more with each turn. */
export const jsonOrText = remembered(readJson);

function readJson(content: string): Json {
  try {
    return JSON.parse(content) as Json; // JSON.parse gives JSON
  } catch {
    return content;
  }
}
