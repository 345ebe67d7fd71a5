import { TRPCError } from '@trpc/server';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { recordSecurityEvent } from '../audit/record-security-event.ts';
import type { SecurityEventDetails, SecurityEventKind } from '../audit/security-events.ts';
import { sendCsv } from '../http/send-csv.ts';
import { strictRouting } from '../http/strict-requests.ts';
import type { Access } from '../identity/access.ts';
import { actAs } from '../identity/act-as.ts';
import type { Actor, Context } from '../identity/context.ts';
import { mayBeCrossSite } from '../identity/same-origin.ts';
import type { Services } from '../services.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { requireStaff } from './procedures.ts';
import { toTRPCError } from './translate-error.ts';

/** A file that staff can download at `/exports/NAME.csv`. Each download is in the audit log. */
export interface CsvExport {
  readonly name: string;
  readonly access: Access;
  /** The file that the parameters of the URL select. Throws VALIDATION_FAILED. */
  readonly select: (services: Services, parameters: unknown) => CsvFile;
}

interface CsvFile {
  readonly fileName: string;
  readonly event: ExportEvent;
  readonly parts: AsyncGenerator<string>;
}

type ExportKind = Extract<SecurityEventKind, `${string}-exported`>;
type ExportEvent = {
  [Kind in ExportKind]: { readonly kind: Kind; readonly details: SecurityEventDetails[Kind] };
}[ExportKind];

interface CsvExportDefinition<Input> extends Pick<CsvExport, 'name' | 'access'> {
  readonly input: z.ZodType<Input>;
  readonly event: (input: Input) => ExportEvent;
  /** Default: `NAME.csv`. */
  readonly fileName?: (input: Input) => string;
  readonly parts: (services: Services, input: Input) => AsyncGenerator<string>;
}

export function defineCsvExport<Input>({
  name,
  access,
  input,
  event,
  fileName = () => `${name}.csv`,
  parts,
}: CsvExportDefinition<Input>): CsvExport {
  return {
    name,
    access,
    select(services, parameters) {
      const parsed = input.safeParse(parameters);
      if (!parsed.success)
        throw toTRPCError(new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error }));
      const { data } = parsed;
      return { fileName: fileName(data), event: event(data), parts: parts(services, data) };
    },
  };
}

/** What was given of a filter, for the audit log. */
export function givenOf(filter: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** `GET /NAME.csv` for each file. */
export function csvRoutes(
  services: Services,
  contextOf: ContextMaker,
  files: readonly CsvExport[],
): Router {
  const routes = Router(strictRouting);
  for (const file of files) routes.get(`/${file.name}.csv`, sendFile(services, contextOf, file));
  return routes;
}

type ContextMaker = (request: Request, response: Response) => Context;

/**
 * Answers with the file as a stream, since a year of rows is larger than an answer of tRPC should be. An error before the
 * first byte is answered like any failed call; after it the connection is cut, so that half a file is never taken for a
 * whole one. Express 5 answers what it rejects with.
 */
function sendFile(services: Services, contextOf: ContextMaker, file: CsvExport): RequestHandler {
  const { authenticate, overloadGuard, rateLimits, database, log } = services;
  // Its name in the audit log. It is limited as the reports are.
  const procedure = `reports.export${file.name.charAt(0).toUpperCase()}${file.name.slice(1)}`;
  const call = { path: procedure, type: 'query' } as const;
  const begin = countDownloads();
  const staffOf = (owner: Actor) => {
    const actor = actAs(owner, file.access);
    requireStaff(actor);
    return actor;
  };
  return async (request, response) => {
    overloadGuard.admit();
    const context = contextOf(request, response);
    const { actor: caller } = await rateLimits.admitSignedIn(call, context, () =>
      authenticate(context.token),
    );
    const actor = staffOf(caller);
    if (context.cookie?.carriesToken === true && mayBeCrossSite(request)) throw notRequested();
    using cleanup = new DisposableStack();
    cleanup.use(begin(actor.id));
    const { event, fileName, parts } = file.select(services, request.query);
    await recordSecurityEvent(
      database.knex,
      { ...context, procedure, keyId: actor.keyId },
      { ...event, userId: null, byUserId: actor.id },
    );
    const isAllowed = async () => void staffOf((await authenticate(context.token)).actor);
    await sendCsv(request, response, { fileName, parts: whileAllowed(parts, isAllowed), log });
  };
}

/** Checks the access again before each part: a slow reader would otherwise get new rows for hours after losing it. */
async function* whileAllowed(
  parts: AsyncIterable<string>,
  check: () => Promise<void>,
): AsyncGenerator<string> {
  for await (const part of parts) {
    await check();
    yield part;
  }
}

/** Nobody but staff themselves makes their browser download data and record that they did. */
function notRequested(): DomainError {
  return new DomainError(
    'FORBIDDEN',
    'Cross-site request rejected: open the file from a page of this site, or over HTTPS',
    {},
  );
}

/** How often an account may download a file at a time: a part of each is in memory for as long as its reader takes. */
const mostDownloads = 3;

/** Returns a function that counts a download of an account until it is disposed of. RATE_LIMITED */
function countDownloads(): (userId: string) => Disposable {
  const open = new Map<string, number>();
  return (userId) => {
    const before = open.get(userId) ?? 0;
    if (before >= mostDownloads)
      throw new DomainError(
        'RATE_LIMITED',
        `At most ${mostDownloads} downloads of this file at a time: finish one first`,
        { retryAfterMs: 10_000 },
      );
    open.set(userId, before + 1);
    return {
      [Symbol.dispose]() {
        const left = (open.get(userId) ?? 1) - 1;
        if (left > 0) open.set(userId, left);
        else open.delete(userId);
      },
    };
  };
}
