import { createClient, type StoreClient } from '@order-store/sdk';
import { parseArguments, usage, type ReplayArguments } from './arguments.ts';
import { InputError } from './input-error.ts';
import { isTemporary, usualPatience, withPatience } from './patience.ts';
import { placeInvoices } from './place-invoices.ts';
import { progressOn, type LineOutput, type Progress } from './progress.ts';
import { Proof } from './proof.ts';
import { readInvoices } from './read-invoices.ts';
import { differenceLines, isProved, reportLines } from './report.ts';
import { splitInvoice } from './split-invoice.ts';
import { surveyExport, type Survey } from './survey-export.ts';

/** The staff account that the replay works as. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A running API, and who may work there. */
export interface ReplayApi {
  readonly url: string;
  readonly credentials: Credentials;
  close(): Promise<void>;
}

/** What the command has around it. */
export interface Surroundings {
  readonly output: LineOutput;
  /** Whom a replay with --url works as, where that is given. */
  readonly credentials: Credentials | undefined;
  /** Brings up an API for a replay without --url. */
  readonly startApi: (report: (line: string) => void) => Promise<ReplayApi>;
  /** Aborted when the user wants to stop: what is under way ends, nothing new begins. */
  readonly signal: AbortSignal;
}

/** The command `replay`: does what its arguments say and gives the exit code. */
export async function replay(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const progress = progressOn(surroundings.output);
  try {
    const args = parseArguments(argv);
    if (args === 'help') {
      progress.say(usage);
      return 0;
    }
    const api = apiFor(args, surroundings, progress);
    progress.say(`Reading ${args.file}`);
    const survey = await surveyExport(args.file, surroundings.signal);
    return args.dryRun
      ? await countOrders(args, survey, progress)
      : await placeOrders(args, survey, await api(), progress, surroundings.signal);
  } catch (error) {
    if (surroundings.signal.aborted) return 130;
    if (!(error instanceof InputError)) throw error;
    progress.say(error.message);
    return 2;
  }
}

async function countOrders(
  { file }: ReplayArguments,
  survey: Survey,
  progress: Progress,
): Promise<number> {
  const proof = new Proof();
  for await (const invoice of readInvoices(file, survey)) {
    for (const order of splitInvoice(invoice)) proof.addPlanned(order);
  }
  for (const line of reportLines({ survey, proof, placing: undefined })) progress.say(line);
  return isProved({ survey, proof }) ? 0 : 1;
}

async function placeOrders(
  { file, concurrency }: ReplayArguments,
  survey: Survey,
  api: ReplayApi,
  progress: Progress,
  signal: AbortSignal,
): Promise<number> {
  const proof = new Proof();
  const begin = performance.now();
  try {
    const client = await signIn(api, signal);
    progress.say(`Placing ${survey.lastLines.size.toLocaleString('en-US')} invoices at ${api.url}`);
    progress.begin(survey.lastLines.size);
    await placeInvoices(readInvoices(file, survey), {
      client,
      names: survey.products,
      proof,
      concurrency,
      signal,
      onOrder: (order) => progress.advance(order.isLast ? 1 : 0),
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (!signal.aborted) {
      progress.end();
      progress.say(`Stopped: ${error instanceof Error ? error.message : String(error)}`);
      for (const line of differenceLines(proof)) progress.say(line);
      sayHowToGoOn(progress, proof);
      return 1;
    }
  } finally {
    progress.end();
    await api.close();
  }
  if (signal.aborted) {
    progress.say('Interrupted: what was under way has ended.');
    sayHowToGoOn(progress, proof);
    return 130;
  }
  const seconds = (performance.now() - begin) / 1000;
  for (const line of reportLines({ survey, proof, placing: { seconds } })) progress.say(line);
  return isProved({ survey, proof }) ? 0 : 1;
}

function sayHowToGoOn(progress: Progress, proof: Proof): void {
  progress.say(
    `${proof.orders.toLocaleString('en-US')} orders are there, ` +
      `${proof.placedNow.toLocaleString('en-US')} of them placed now. ` +
      'Run the same command again to go on: nothing is placed twice.',
  );
}

function apiFor(
  { url, dryRun }: ReplayArguments,
  { credentials, startApi }: Surroundings,
  progress: Progress,
): () => Promise<ReplayApi> {
  if (url === undefined || dryRun) return () => startApi((line) => progress.say(line));
  if (credentials === undefined) {
    throw new InputError(
      'With --url, set STAFF_EMAIL and STAFF_PASSWORD to an account of the staff there.',
    );
  }
  return async () => ({ url, credentials, close: async () => {} });
}

async function signIn({ url, credentials }: ReplayApi, signal: AbortSignal): Promise<StoreClient> {
  const visitor = createClient({ url });
  const call = () => visitor.auth.signIn.mutate(credentials);
  const { token } = await withPatience(call, signal, isTemporary, {
    ...usualPatience,
    attempts: 4,
  });
  return createClient({ url, token });
}
