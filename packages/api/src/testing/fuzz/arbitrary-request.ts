import fc from 'fast-check';

/** An HTTP request, mostly a procedure call with something unusual. */
export interface UnusualRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

export interface Call {
  readonly name: string;
  readonly type: string;
  readonly input: unknown;
  readonly token: string | null;
}

/** Derives an unusual request from a call. */
type MakeRequest = (call: Call) => UnusualRequest;

export function arbitraryRequest(): fc.Arbitrary<MakeRequest> {
  return fc
    .record({
      method: mostly(undefined, fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE')),
      batch: mostly(undefined, fc.constantFrom('?batch=1', '?batch=1&batch=1', '?batch=2')),
      contentType: mostly('application/json', oddTypes),
      headers: mostly({}, oddHeaders),
      suffix: mostly('', oddSuffixes),
      bytes: mostly(same, byteChange),
    })
    .map(({ method, batch, contentType, headers, suffix, bytes }) => (call) => {
      const input = batch === undefined ? call.input : { 0: call.input, 1: call.input };
      const text = bytes(Buffer.from(textOf(input)));
      const name = batch === undefined ? call.name : `${call.name},${call.name}`;
      const verb = method ?? (call.type === 'mutation' ? 'POST' : 'GET');
      const inPath = verb === 'GET' || verb === 'HEAD';
      const query = [batch?.slice(1), inPath ? `input=${percentEncoded(text)}` : undefined, suffix]
        .filter((part) => part !== undefined && part !== '')
        .join('&');
      return {
        method: verb,
        path: `/trpc/${name}${query === '' ? '' : `?${query}`}`.slice(0, 12_000),
        headers: {
          ...(call.token === null ? {} : { authorization: `Bearer ${call.token}` }),
          ...(inPath || contentType === '' ? {} : { 'content-type': contentType }),
          ...headers,
        },
        body: inPath ? undefined : text,
      };
    });
}

function mostly<T>(usual: T, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd });
}

const oddTypes = fc.constantFrom(
  'application/json; charset=utf-8',
  'application/json;charset=latin1',
  'APPLICATION/JSON',
  'application/jsonx',
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'application/json, text/plain',
);

const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.constantFrom<Record<string, string>[]>(
    { authorization: 'Bearer' },
    { authorization: 'Bearer \u00ff' },
    { authorization: `Bearer ${'x'.repeat(8000)}` },
    { authorization: 'Basic eDp5' },
    { 'trpc-accept': 'application/jsonl' },
    { 'trpc-accept': 'text/event-stream' },
    { accept: 'text/event-stream' },
    { accept: 'application/jsonl' },
    { 'content-encoding': 'gzip' },
    { origin: 'null' },
    { cookie: 'a=b; ; =; __Host-order-store=x; order-store=\u00ff' },
    { 'x-forwarded-for': 'x, 1.2.3.4, ::1', 'x-forwarded-proto': 'https' },
    { 'last-event-id': '\u00ff'.repeat(100) },
    { 'x-request-id': 'a'.repeat(200) },
    { host: '%%%' },
    { host: '[::1' },
    { expect: '100-continue' },
    { 'user-agent': '\u00ff'.repeat(3000) },
  ),
  fc
    .tuple(
      fc.constantFrom('authorization', 'cookie', 'accept', 'origin', 'x-request-id', 'user-agent'),
      fc.string({
        unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      }),
    )
    .map(([name, value]) => ({ [name]: value })),
);

const oddSuffixes = fc.constantFrom(
  'input=',
  'input=%',
  'input=%00',
  'input=%ff',
  'input={}&input=[]',
  'batch=1',
  'connectionParams=1',
  'connectionParams=%7B%7D',
  'lastEventId=%00',
  'x=%F0%9F%8D%B5',
  '?',
  '&&&',
  '=%zz',
  '__proto__=1',
);

function same(bytes: Buffer): Buffer {
  return bytes;
}

/** Changes bytes of a body, so that it may no longer be JSON or UTF-8. */
const byteChange: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc.oneof(
  fc.tuple(fc.nat(500), fc.uint8Array({ maxLength: 8 }), fc.nat(8)).map(
    ([at, bytes, cut]) =>
      (before: Buffer) =>
        Buffer.concat([
          before.subarray(0, at % (before.length + 1)),
          bytes,
          before.subarray((at % (before.length + 1)) + cut),
        ]),
  ),
  fc
    .constantFrom(
      '',
      '\ufeff{}',
      '{"__proto__":{"role":"staff"}}',
      '{"id":"1","id":"2"}',
      '1e999',
      '-0',
      '"\\ud800"',
      '[',
      '{"a":',
      'nul',
      '\0',
      '/**/{}',
      "{'id':1}",
      '{"items":[{}',
      '['.repeat(100_000),
      '{"id":'.repeat(50_000),
      `[${'0,'.repeat(300_000)}0]`,
      `{"id":"${'1'.repeat(1_000_000)}"}`,
      `{"items":[${'{"productId":"1","quantity":1},'.repeat(2001)}{"productId":"1","quantity":1}]}`,
    )
    .map((text) => () => Buffer.from(text)),
  fc.constant((before: Buffer) =>
    Buffer.concat([before.subarray(0, -1), Buffer.from(',"__proto__":{"a":1}}')]),
  ),
  fc.constant((before: Buffer) => Buffer.from(before.toString('utf8'), 'utf16le')),
);

/** Serializes as JSON, with values that JSON lacks written as in JavaScript. */
function textOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function percentEncoded(bytes: Buffer): string {
  return Array.from(bytes.subarray(0, 4000), (byte) =>
    /[\w.~-]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}
