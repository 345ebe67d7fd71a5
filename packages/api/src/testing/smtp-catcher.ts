import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { expect } from 'vitest';

/** An email as received over SMTP. */
export interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, with quoted-printable lines decoded. */
  readonly source: string;
}

/** An SMTP server on 127.0.0.1 that stores what it receives. */
export interface SmtpCatcher extends AsyncDisposable {
  /** The value for SMTP_URL. */
  readonly url: string;
  readonly mails: readonly CaughtMail[];
  /** How many connections were accepted. */
  readonly connections: number;
  /** Waits for this many emails. */
  waitFor(count: number): Promise<readonly CaughtMail[]>;
}

interface SmtpCatcherOptions {
  /** Rejects every recipient. */
  readonly reject?: boolean;
  /** What it waits for before it greets a client, and before it accepts a mail. */
  readonly beforeGreeting?: () => Promise<unknown>;
  readonly beforeAccepting?: () => Promise<unknown>;
}

/** `await using smtp = await startSmtpCatcher()` */
export async function startSmtpCatcher({
  reject = false,
  beforeGreeting = () => Promise.resolve(),
  beforeAccepting = () => Promise.resolve(),
}: SmtpCatcherOptions = {}): Promise<SmtpCatcher> {
  const mails: CaughtMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onConnect(_session, done) {
      connections++;
      const greet = async () => {
        await beforeGreeting();
        done();
      };
      void greet();
    },
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
      void keep().then(beforeAccepting).finally(done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    get connections() {
      return connections;
    },
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

/** The token in an email's link to set a new password. */
export function resetTokenOf(mail: CaughtMail): string {
  return tokenOf(mail, /\/reset-password#token=([\w-]{43})\r?\n/);
}

/** The token in an email's link to verify an address. */
export function verificationTokenOf(mail: CaughtMail): string {
  return tokenOf(mail, /\/verify-email#token=([\w-]{43})\r?\n/);
}

function tokenOf({ source }: CaughtMail, link: RegExp): string {
  const [, token] = link.exec(source) ?? [];
  if (token === undefined) throw new Error(`The email contains no link:\n${source}`);
  return token;
}
