import { parseRange } from './range.js';

const BOUNDARY = 'part-of-recording';

/**
 * @typedef {{ method: string, headers: Record<string, string> }} Request names of headers in lower case
 * @typedef {{ status: number, headers: Record<string, string>, body: string }} Response
 * @typedef {{ type: string, etag: string, text: string }} Recording one character is one byte
 */

/**
 * Answers a request for a recording:
 *
 * - 405 with `allow: GET, HEAD` for other methods; all other answers carry `accept-ranges: bytes` and the `etag`.
 * - 200 with the whole recording without a Range header, with one that must be ignored, and for HEAD.
 *   Range is also ignored if there is an If-Range header that is not exactly the etag.
 * - 206 with the part and `content-range: bytes 0-99/1234` for one range.
 * - 206 of the type `multipart/byteranges; boundary=part-of-recording` for several. Each part is `--BOUNDARY`,
 *   its `content-type`, its `content-range`, an empty line, and the bytes; `--BOUNDARY--` is the end. All of
 *   these are lines that end in CRLF, the last one too.
 * - 416 with `content-range: bytes *` + `/1234` and no body if no range can be satisfied.
 *
 * Answers with status 200 and 206 carry `content-type` and `content-length`; the answer to HEAD has these too,
 * but no body.
 *
 * @param {Recording} recording
 * @param {Request} request
 * @returns {Response}
 */
export function handle(recording, request) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { allow: 'GET, HEAD' }, body: '' };
  }
  const size = recording.text.length;
  const common = { 'accept-ranges': 'bytes', etag: recording.etag };
  const known = request.headers['if-range'];
  const isCurrent = known === undefined || known === recording.etag;
  const header = request.method === 'GET' && isCurrent ? request.headers.range : undefined;
  const ranges = header === undefined ? undefined : parseRange(header, size);
  if (!ranges) {
    const whole = content(200, common, recording.type, recording.text);
    return request.method === 'HEAD' ? { ...whole, body: '' } : whole;
  }
  if (ranges.length === 0)
    return { status: 416, headers: { ...common, 'content-range': `bytes */${size}` }, body: '' };

  const parts = ranges.map(({ start, end }) => ({
    label: `bytes ${start}-${end}/${size}`,
    text: recording.text.slice(start, end + 1),
  }));
  if (parts.length === 1) {
    return content(206, { ...common, 'content-range': parts[0].label }, recording.type, parts[0].text);
  }
  const lines = parts.flatMap(({ label, text }) => [
    `--${BOUNDARY}`,
    `content-type: ${recording.type}`,
    `content-range: ${label}`,
    '',
    text,
  ]);
  const body = [...lines, `--${BOUNDARY}--`, ''].join('\r\n');
  return content(206, common, `multipart/byteranges; boundary=${BOUNDARY}`, body);
}

/**
 * @param {number} status
 * @param {Record<string, string>} headers
 * @param {string} type
 * @param {string} body
 * @returns {Response}
 */
function content(status, headers, type, body) {
  return {
    status,
    headers: { ...headers, 'content-type': type, 'content-length': String(body.length) },
    body,
  };
}
