import { TRPCError } from '@trpc/server';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { recordSecurityEvent } from '../audit/record-security-event.ts';
import type { NewSecurityEvent } from '../audit/security-events.ts';
import { sendCsv } from '../http/send-csv.ts';
import type { Access } from '../identity/access.ts';
import { actAs } from '../identity/act-as.ts';
import type { Actor, Context } from '../identity/context.ts';
import { isCausedByOthers } from '../identity/same-origin.ts';
import type { Services } from '../services.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { requireStaff } from './procedures.ts';
import { toTRPCError } from './translate-error.ts';

/** A file that staff can download. Each download is in the audit log. */
interface CsvExport<Input> {
  /** Its name in the audit log. Those of `reports` are limited as reports. */
  readonly procedure: `reports.${string}`;
  readonly access: Access;
  /** The parameters of the URL. */
  readonly input: z.ZodType<Input>;
  readonly eventOf: (input: Input, byUserId: string) => NewSecurityEvent;
  readonly fileOf: (input: Input) => { fileName: string; parts: AsyncGenerator<string> };
}

/**
 * Answers with the file as a stream, since a year of rows is larger than an answer of tRPC should be. An error before the
 * first byte is answered like any failed call; after it the connection is cut, so that half a file is never taken for a
 * whole one. Express 5 answers what it rejects with.
 */
export function csvExport<Input>(
  { authenticate, overloadGuard, rateLimits, database, log }: Services,
  contextOf: (request: Request, response: Response) => Context,
  { procedure, access, input, eventOf, fileOf }: CsvExport<Input>,
): RequestHandler {
  const call = { path: procedure, type: 'query' } as const;
  const begin = countDownloads();
  const staffOf = (owner: Actor) => {
    const actor = actAs(owner, access);
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
    if (context.cookie?.carriesToken === true && isCausedByOthers(request)) throw notRequested();
    using cleanup = new DisposableStack();
    cleanup.use(begin(actor.id));
    const parsed = input.safeParse(request.query);
    if (!parsed.success)
      throw toTRPCError(new TRPCError({ code: 'BAD_REQUEST', cause: parsed.error }));
    await recordSecurityEvent(
      database.knex,
      { ...context, procedure, keyId: actor.keyId },
      eventOf(parsed.data, actor.id),
    );
    const { fileName, parts } = fileOf(parsed.data);
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
    'Cross-site request rejected: open the file from this site',
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
