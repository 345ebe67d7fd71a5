import { createClient, type StoreClient } from '@order-store/sdk';
import { parseArguments, usage, type ReplayArguments } from './arguments.ts';
import { InputError } from './input-error.ts';
import { placeInvoices } from './place-invoices.ts';
import { progressOn, type LineOutput, type Progress } from './progress.ts';
import { Reconciliation } from './reconciliation.ts';
import { readInvoices } from './read-invoices.ts';
import { differenceLines, isReconciled, reportLines } from './report.ts';
import { splitInvoice } from './split-invoice.ts';
import { summarizeExport, type ExportSummary } from './summarize-export.ts';

/** A staff account. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A running API with a staff account. */
export interface ReplayApi {
  readonly url: string;
  readonly credentials: Credentials;
  close(): Promise<void>;
}

interface ReplayEnvironment {
  readonly output: LineOutput;
  /** The staff account for --url, if set. */
  readonly credentials: Credentials | undefined;
  /** Starts an API for a replay without --url. */
  readonly startApi: (report: (line: string) => void) => Promise<ReplayApi>;
  /** Aborted on interrupt: running calls finish and nothing new starts. */
  readonly signal: AbortSignal;
}

/** Runs the command and returns its exit code. */
export async function replay(
  argv: readonly string[],
  environment: ReplayEnvironment,
): Promise<number> {
  const progress = progressOn(environment.output);
  try {
    const args = parseArguments(argv);
    if (args === 'help') {
      progress.print(usage);
      return 0;
    }
    const api = apiFor(args, environment, progress);
    progress.print(`Reading ${args.file}`);
    const summary = await summarizeExport(args.file, environment.signal);
    return args.dryRun
      ? await countOrders(args, summary, progress)
      : await placeOrders(args, summary, await api(), progress, environment.signal);
  } catch (error) {
    if (environment.signal.aborted) return 130;
    if (!(error instanceof InputError)) throw error;
    progress.print(error.message);
    return 2;
  }
}

async function countOrders(
  { file }: ReplayArguments,
  summary: ExportSummary,
  progress: Progress,
): Promise<number> {
  const reconciliation = new Reconciliation();
  for await (const invoice of readInvoices(file, summary)) {
    for (const order of splitInvoice(invoice)) reconciliation.addPlanned(order);
  }
  for (const line of reportLines({ summary, reconciliation, placing: undefined }))
    progress.print(line);
  return isReconciled({ summary, reconciliation }) ? 0 : 1;
}

async function placeOrders(
  { file, concurrency }: ReplayArguments,
  summary: ExportSummary,
  api: ReplayApi,
  progress: Progress,
  signal: AbortSignal,
): Promise<number> {
  const reconciliation = new Reconciliation();
  const begin = performance.now();
  try {
    const client = await signIn(api, signal);
    progress.print(
      `Placing ${summary.lastLines.size.toLocaleString('en-US')} invoices at ${api.url}`,
    );
    progress.start(summary.lastLines.size);
    await placeInvoices(readInvoices(file, summary), {
      client,
      names: summary.products,
      reconciliation,
      concurrency,
      signal,
      onOrder: (order) => progress.advance(order.isLast ? 1 : 0),
    });
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (!signal.aborted) {
      progress.end();
      progress.print(`Stopped: ${error instanceof Error ? error.message : String(error)}`);
      for (const line of differenceLines(reconciliation)) progress.print(line);
      printHowToContinue(progress, reconciliation);
      return 1;
    }
  } finally {
    progress.end();
    await api.close();
  }
  if (signal.aborted) {
    progress.print('Interrupted.');
    printHowToContinue(progress, reconciliation);
    return 130;
  }
  const seconds = (performance.now() - begin) / 1000;
  for (const line of reportLines({ summary, reconciliation, placing: { seconds } }))
    progress.print(line);
  return isReconciled({ summary, reconciliation }) ? 0 : 1;
}

function printHowToContinue(progress: Progress, reconciliation: Reconciliation): void {
  progress.print(
    `${reconciliation.orders.toLocaleString('en-US')} orders exist, ` +
      `${reconciliation.placedNow.toLocaleString('en-US')} of them placed now. ` +
      'Run the same command again to continue: nothing is placed twice.',
  );
}

function apiFor(
  { url, dryRun }: ReplayArguments,
  { credentials, startApi }: ReplayEnvironment,
  progress: Progress,
): () => Promise<ReplayApi> {
  if (url === undefined || dryRun) return () => startApi((line) => progress.print(line));
  if (credentials === undefined) {
    throw new InputError('With --url, set STAFF_EMAIL and STAFF_PASSWORD to a staff account.');
  }
  return async () => ({ url, credentials, close: async () => {} });
}

async function signIn({ url, credentials }: ReplayApi, signal: AbortSignal): Promise<StoreClient> {
  const { signIn: call } = createClient({ url }).auth;
  // Report a wrong address quickly.
  const { token } = await call.mutate(credentials, { signal, deadlineMs: 5000 });
  return createClient({ url, token });
}
