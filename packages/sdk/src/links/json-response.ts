/** A JSON response in the form that tRPC's links expect. Errors keep it in their `meta`. */
export class JsonResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly requestId: string | null;
  /** From the Retry-After header. */
  readonly retryAfterMs: number | undefined;
  readonly #body: unknown;

  constructor({ ok, status, headers }: Response, body: unknown) {
    this.ok = ok;
    this.status = status;
    this.requestId = headers.get('x-request-id');
    this.retryAfterMs = retryAfterMs(headers.get('retry-after'));
    this.#body = body;
  }

  json(): Promise<unknown> {
    return Promise.resolve(this.#body);
  }
}

/** Parses a Retry-After header, which holds seconds or a date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
