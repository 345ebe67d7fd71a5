/** An answer in JSON, of the store or of something before it; as tRPC's links want it, and as errors keep it. */
export class JsonResponse {
  readonly ok: boolean;
  readonly status: number;
  /** How long its Retry-After header asks to wait. */
  readonly retryAfterMs: number | undefined;
  readonly #body: unknown;

  constructor({ ok, status, headers }: Response, body: unknown) {
    this.ok = ok;
    this.status = status;
    this.retryAfterMs = retryAfterMs(headers.get('retry-after'));
    this.#body = body;
  }

  json(): Promise<unknown> {
    return Promise.resolve(this.#body);
  }
}

/** The waiting time that a Retry-After header asks for: seconds or a date. (RFC 9110, 10.2.3) */
export function retryAfterMs(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
