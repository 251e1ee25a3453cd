// How the Python child and its parent talk: frames of a length, a kind, and a payload, in both directions.
//   00 00 00 12  00  {"kind":"ready"}
/** `text` is JSON; `image` is the memory of an interpreter that has started, some 30 MB. */
export const frameKinds = { text: 0, image: 1 } as const;
const headerSize = 5;

export type FrameKind = keyof typeof frameKinds;

export function frame(kind: FrameKind, payload: Uint8Array): Buffer {
  const header = Buffer.alloc(headerSize);
  header.writeUInt32BE(payload.length);
  header.writeUInt8(frameKinds[kind], 4);
  return Buffer.concat([header, payload]);
}

export const textFrame = (message: object): Buffer => frame('text', Buffer.from(JSON.stringify(message)));

/** Returns a function that is fed the bytes as they come. */
export function frameReader(onFrame: (kind: FrameKind, payload: Buffer) => void): (chunk: Buffer) => void {
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted = headerSize;
  const joined = (): Buffer => {
    const all = Buffer.concat(pieces);
    pieces = [all];
    return all;
  };
  return (chunk) => {
    pieces.push(chunk);
    held += chunk.length;
    // An image comes in a thousand pieces, which are joined once.
    while (held >= wanted) {
      const all = joined();
      const end = headerSize + all.readUInt32BE();
      if (held < end) {
        wanted = end;
        return;
      }
      pieces = [all.subarray(end)];
      held -= end;
      wanted = headerSize;
      onFrame(all.readUInt8(4) === frameKinds.image ? 'image' : 'text', all.subarray(headerSize, end));
    }
  };
}
