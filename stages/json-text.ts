// What a tool message holds: JSON where it parses, else text, as live servers send it.
import type { Json } from '../schemas/json.ts';

export function jsonOrText(content: string): Json {
  try {
    return JSON.parse(content) as Json; // JSON.parse gives JSON
  } catch {
    return content;
  }
}
