import { Agent, request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { expect } from 'vitest';
import { requestLimits } from '../../platform/http/request-limits.ts';
import { serveStore, storeTest, talkTo, WireError } from '../index.ts';
import { arbitraryInput } from './arbitrary-input.ts';
import { arbitraryRequest, type UnusualRequest } from './arbitrary-request.ts';
import { fuzzSettings, fuzzTimeout } from './fuzz-settings.ts';
import {
  checkAnswerTo,
  everyProcedureAsEveryone,
  FuzzedStore,
  HeapWatch,
  inside,
  neverReasons,
} from './fuzzed-store.ts';

storeTest(
  'answers any request with a result or a documented error, on both routes to a procedure',
  { timeout: fuzzTimeout() },
  async ({ store }) => {
    const settings = fuzzSettings();
    const fuzzed = new FuzzedStore(store);
    const heap = new HeapWatch();
    await using short = await serveStore(store);
    await using official = await serveStore(store, { fastPath: false });
    using agent = keptConnections();
    const calls = everyProcedureAsEveryone();
    const statuses: Record<string, number> = {};

    for (const [index, [name, { input, type }, role]] of calls.entries()) {
      if (index === Math.floor(calls.length / 3)) heap.begin();
      await fc
        .assert(
          fc.asyncProperty(
            arbitraryInput(),
            arbitraryRequest(),
            fc.constantFrom(short, official),
            async (makeInput, makeRequest, { port }) => {
              const given = makeInput(input(await fuzzed.sample()));
              const token = await fuzzed.tokenOf(role);
              const sent = makeRequest({ name, type, input: given, token });
              // A connection cannot be reused after a stream was aborted.
              const answer = await send(type === 'subscription' ? false : agent, port, sent);
              const reasons = checkAnswerTo(sent, () => reasonsIn(answer));
              for (const reason of reasons) fuzzed.remember(role, type, reason);
              statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
            },
          ),
          // A different seed per procedure.
          { ...settings, seed: settings.seed + index },
        )
        .catch((error: unknown) => {
          throw new Error(`${name} as ${role}`, { cause: error });
        });
    }
    console.log(`Statuses: ${JSON.stringify(statuses)}`);
    expect(statuses).toHaveProperty('200');
    expect(await store.violations()).toEqual([]);
    heap.expectFlat();
  },
);

storeTest(
  'answers or closes a connection with arbitrary bytes and serves the next one',
  { timeout: fuzzTimeout() },
  async ({ store }) => {
    const settings = fuzzSettings();
    const limits = {
      ...requestLimits,
      headersTimeoutMs: 100,
      requestTimeoutMs: 200,
      timeoutCheckMs: 20,
      keepAliveTimeoutMs: 100,
    };
    await using served = await serveStore(store, { limits });
    const { token } = await store.customer();
    const body = '{"items":[{"productId":"1","quantity":1}]}';
    const whole = [
      'POST /trpc/orders.place HTTP/1.1',
      'host: x',
      'connection: close',
      `authorization: Bearer ${token}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
    const change = fc.record({
      at: fc.nat(whole.length),
      cut: fc.nat(10),
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc
          .constantFrom(
            '\r\n',
            '\n',
            '\0',
            ' ',
            ':',
            '0',
            'transfer-encoding: chunked\r\n',
            '%',
            'é',
          )
          .map((text) => Buffer.from(text)),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes = Buffer.from(whole);
        for (const { at, cut, bytes: more } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at + cut)]);
        }
        using talk = await talkTo(served.port);
        talk.send(bytes);
        const answers = (await talk.ended()).split(/(?=HTTP\/1\.1 \d{3} )/);
        for (const answer of answers) {
          expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
          expect(answer).not.toMatch(inside);
        }
      }),
      { ...settings, numRuns: settings.numRuns * 10 },
    );
    // The server's timeouts are so short that a busy machine may exceed them.
    await expect.poll(async () => (await fetch(`${served.url}/readyz`)).status).toBe(200);
    expect(await store.violations()).toEqual([]);
  },
);

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function send(
  agent: Agent | false,
  port: number,
  { method, path, headers, body }: UnusualRequest,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ agent, host: '127.0.0.1', port, method, path, headers });
    outgoing.once('error', reject).once('response', (response) => {
      const {
        statusCode: status = 0,
        headers: { 'content-type': type = '' },
      } = response;
      // A stream does not end; its own lines report the result of the call.
      if (type.startsWith('text/event-stream')) {
        outgoing.off('error', reject).on('error', () => {});
        response.once('data', () => response.destroy());
        response.once('error', () => {}).once('close', () => resolve({ status, type, text: '' }));
        return;
      }
      let text = '';
      response.on('data', (data) => (text += String(data)));
      response.once('error', reject).once('end', () => resolve({ status, type, text }));
    });
    outgoing.end(body);
  });
}

/** The reason of each failed call, or OK. Throws if an error has an undocumented shape. */
function reasonsIn({ status, type, text }: Answered): string[] {
  expect(status).toBeLessThan(500);
  expect(text).not.toMatch(inside);
  expect(text).not.toContain('"reason":"INTERNAL"');
  // HEAD has no body; a stream of lines reports the results itself.
  if (text === '' || !type.startsWith('application/json') || text.includes('\n')) return [];
  const parsed: unknown = JSON.parse(text);
  const results = Array.isArray(parsed) ? parsed : [parsed];
  const reasons = results.map((result: object) =>
    'error' in result ? WireError.parse(result).error.data.reason : 'OK',
  );
  for (const reason of reasons) expect(reason).not.toMatch(neverReasons);
  return reasons;
}

function keptConnections(): Agent & Disposable {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  return Object.assign(agent, { [Symbol.dispose]: () => agent.destroy() });
}
