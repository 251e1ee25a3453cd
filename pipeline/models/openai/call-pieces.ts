// Calls that come in pieces. The specification gives each piece the index of its call; servers leave it out, set it to 0
// for all, repeat the name in every piece, or send the arguments as an object.
import { z } from 'zod';

export const callPieceSchema = z.looseObject({
  index: z.int().nonnegative().max(1024).nullish(),
  id: z.string().nullish(),
  function: z
    .looseObject({
      name: z.string().nullish(),
      arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
    })
    .nullish(),
});
export type CallPiece = z.infer<typeof callPieceSchema>;

export interface GrowingCall {
  readonly index: number | undefined;
  id: string;
  readonly function: { name: string; arguments: string };
  /** Other members, as they came last. */
  readonly [extra: string]: unknown;
}

/** Adds a piece to the call that it belongs to, or begins another call with it. */
export function addPiece(calls: GrowingCall[], piece: CallPiece): void {
  const { index, id, function: part, type: _, ...extra } = piece;
  const name = part?.name ?? '';
  const given = part?.arguments ?? '';
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  // Of the calls with its index the last one: there are several if a server gives all the same.
  const known =
    index === null || index === undefined ? calls.at(-1) : calls.findLast((call) => call.index === index);
  if (!known || beginsAnother(known, { id: id ?? '', name, text })) {
    calls.push({ ...extra, index: index ?? undefined, id: id ?? '', function: { name, arguments: text } });
    return;
  }
  Object.assign(known, extra);
  known.id ||= id ?? '';
  if (name !== known.function.name) known.function.name += name;
  known.function.arguments += text;
}

/** Whether a piece names another call than the one that came last under its index. */
function beginsAnother(known: GrowingCall, piece: { id: string; name: string; text: string }): boolean {
  if (piece.name === '') return false;
  const { name, arguments: given } = known.function;
  if (piece.id !== '' && known.id !== '' && piece.id !== known.id)
    return piece.name !== name || given === '' || isWhole(given);
  return piece.text !== '' && isWhole(given);
}

function isWhole(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
