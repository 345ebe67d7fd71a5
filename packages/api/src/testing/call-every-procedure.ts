import { createInterface } from 'node:readline';
import { openDatabase } from '@order-store/db';
import { callOverHttp } from './http.ts';
import { procedures, type ProcedureFacts } from './procedures.ts';
import { makeSample, type Sample } from './sample.ts';
import { TestStore } from './test-store.ts';

// A separate program, so that a release's list of calls can run from that release's sources: node
// call-every-procedure.ts DATABASE_URL. For each input line, the URL of an API on that database, it calls every
// procedure as every allowed caller and prints a line [{"procedure", "by", "problem"}, …], where a null problem
// means success. Later releases run this file from earlier ones, so its interface must not change.
const [, , databaseUrl = ''] = process.argv;

type By = 'stranger' | 'customer' | 'staff';

const callers: Readonly<Record<ProcedureFacts['who'], readonly By[]>> = {
  anyone: ['stranger'],
  customer: ['customer', 'staff'],
  staff: ['staff'],
};

const calls = Object.entries(procedures).flatMap(([procedure, facts]) =>
  callers[facts.who].map((by) => ({ procedure, by, facts })),
);

await using database = openDatabase({ url: databaseUrl });
const store = await TestStore.open(database);
for await (const apiUrl of createInterface(process.stdin)) {
  console.log(JSON.stringify(await callAll(apiUrl)));
}

async function callAll(apiUrl: string) {
  const answered: { procedure: string; by: By; problem: string | null }[] = [];
  const waiting = calls.values();
  // Queries can share a sample: they change nothing.
  const forReading = makeSample(store);
  forReading.catch(() => {});
  const callInTurn = async () => {
    for (const { procedure, by, facts } of waiting) {
      const sample = facts.type === 'mutation' ? makeSample(store) : forReading;
      const problem = await sample
        .then((made) => findProblem(apiUrl, procedure, by, facts, made))
        .catch(firstCause);
      answered.push({ procedure, by, problem });
    }
  };
  await Promise.all(Array.from({ length: 4 }, callInTurn));
  return answered;
}

async function findProblem(
  apiUrl: string,
  procedure: string,
  by: By,
  { type, input }: ProcedureFacts,
  sample: Sample,
): Promise<string | null> {
  const call = {
    token: tokenOf(sample, by),
    input: input(sample, by === 'stranger' ? 'staff' : by),
  };
  if (type === 'subscription') return findProblemOfStream(`${apiUrl}/trpc/${procedure}`, call);
  const { status, text } = await callOverHttp(apiUrl, procedure, { type, ...call });
  return status === 200 ? null : text;
}

function tokenOf({ customer, staff }: Sample, by: By): string | null {
  return { stranger: null, customer: customer.token, staff: staff.token }[by];
}

/** The root cause, such as PostgreSQL's message, rather than the error for callers. */
function firstCause(error: unknown): string {
  return error instanceof Error && error.cause !== undefined
    ? firstCause(error.cause)
    : String(error);
}

/** A stream succeeds once it reports that it is connected. */
async function findProblemOfStream(
  url: string,
  { token, input }: { readonly token: string | null; readonly input: unknown },
): Promise<string | null> {
  const leaving = new AbortController();
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const response = await fetch(`${url}?${query.toString()}`, {
    signal: leaving.signal,
    headers: {
      accept: 'text/event-stream',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  let received = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    received += part;
    if (received.includes('event: connected')) break;
  }
  leaving.abort();
  return received.includes('event: connected') ? null : received;
}
