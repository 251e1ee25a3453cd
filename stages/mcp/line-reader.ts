// Cuts a stream of bytes into lines without copying a long line again for each part of it.

interface LineHandlers {
  line(text: string): void;
  /** Called once, when a line is longer than the limit. Nothing is read after it. */
  tooLong(): void;
}

/** `limit`: bytes of a line. Returns the function that takes each part of the stream. */
export function lineReader(limit: number, { line, tooLong }: LineHandlers): (part: Buffer) => void {
  let parts: Buffer[] = [];
  let length = 0;
  let isBroken = false;
  return (part) => {
    if (isBroken) return;
    let start = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, start)) {
      parts.push(part.subarray(start, end));
      line(Buffer.concat(parts).toString('utf8'));
      parts = [];
      length = 0;
      start = end + 1;
    }
    parts.push(part.subarray(start));
    length += part.length - start;
    if (length <= limit) return;
    isBroken = true;
    parts = [];
    tooLong();
  };
}
