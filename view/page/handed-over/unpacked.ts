// Unpacks what a page that was handed over holds.
import { type HandedOver, packedElement } from '../../contract/handed-over.ts';

/** Undefined where the page comes from a server. */
export async function handedOver(): Promise<HandedOver | undefined> {
  const packed = document.getElementById(packedElement)?.textContent;
  if (packed === undefined || packed === null) return undefined;
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(unpacked).json()) as HandedOver; // as `view/file` has written it
}
