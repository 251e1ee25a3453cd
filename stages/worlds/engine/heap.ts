// The memory of a WebAssembly module: how it grows, and how numbers, texts, and bytes are read from it and written
// to it.

const page = 2 ** 16;

export interface Heap {
  readonly memory: WebAssembly.Memory;
  readonly mostBytes: number;
  /** False when it would grow beyond the limit. */
  grow(bytes: number): boolean;
  number(at: number): number;
  setNumber(at: number, value: number): void;
  setLong(at: number, value: bigint): void;
  text(at: number, bytes: number): string;
  /** A text that ends with a zero. */
  textAt(at: number): string;
  copyOut(at: number, bytes: number): Uint8Array;
  copyIn(bytes: Uint8Array, at: number): void;
  /** Writes a text and a zero; the text must fit. How many bytes the text takes. */
  write(text: string, at: number): number;
}

export function heapOf(limits: { readonly fewestPages: number; readonly mostPages: number }): Heap {
  const { fewestPages: initial, mostPages: maximum } = limits;
  const memory = new WebAssembly.Memory({ initial, maximum });
  // Growing replaces the buffer, and views of the old one are empty.
  let bytes = Buffer.from(memory.buffer);
  let numbers = new DataView(memory.buffer);
  return {
    memory,
    mostBytes: maximum * page,
    grow(wanted) {
      try {
        memory.grow(Math.max(0, Math.ceil(wanted / page) - memory.buffer.byteLength / page));
      } catch {
        return false;
      }
      bytes = Buffer.from(memory.buffer);
      numbers = new DataView(memory.buffer);
      return true;
    },
    number: (at) => numbers.getUint32(at, true),
    setNumber: (at, value) => numbers.setUint32(at, value, true),
    setLong: (at, value) => numbers.setBigInt64(at, value, true),
    text: (at, length) => bytes.toString('utf8', at, at + length),
    textAt: (at) => bytes.toString('utf8', at, bytes.indexOf(0, at)),
    copyOut: (at, length) => Uint8Array.from(bytes.subarray(at, at + length)),
    copyIn: (from, at) => bytes.set(from, at),
    write(text, at) {
      const written = bytes.write(text, at, 'utf8');
      bytes[at + written] = 0;
      return written;
    },
  };
}
