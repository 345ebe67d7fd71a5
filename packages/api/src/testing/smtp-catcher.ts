import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { expect } from 'vitest';

/** A mail as it came over SMTP. */
export interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, with the body's quoted-printable lines as they are read. */
  readonly source: string;
}

/** A real SMTP server on 127.0.0.1 that keeps what it gets. */
export interface SmtpCatcher extends AsyncDisposable {
  /** For SMTP_URL. */
  readonly url: string;
  readonly mails: readonly CaughtMail[];
  /** Waits until there are this many mails. */
  waitFor(count: number): Promise<readonly CaughtMail[]>;
}

/** `await using smtp = await startSmtpCatcher()`; with `reject` it takes nobody's mail. */
export async function startSmtpCatcher({ reject = false } = {}): Promise<SmtpCatcher> {
  const mails: CaughtMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(reject ? new Error('nobody here') : null),
    onData(stream, { envelope }, done) {
      const { mailFrom, rcptTo } = envelope;
      const keep = async () => {
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source: readable(await text(stream)),
        });
      };
      void keep().finally(done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    async waitFor(count) {
      await expect.poll(() => mails.length, { timeout: 20_000 }).toBe(count);
      return mails;
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Source: RFC 2045, 6.7. */
function readable(source: string): string {
  return source
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
}

/** The secret in the link of a mail. */
export function resetTokenOf({ source }: CaughtMail): string {
  const [, token] = /\/reset-password#token=([\w-]{43})\r?\n/.exec(source) ?? [];
  if (token === undefined) throw new Error(`There is no link in the mail:\n${source}`);
  return token;
}
