import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** Receives the emails that the shop sends during a test. */
export interface Mailbox extends AsyncDisposable {
  /** The text of the newest email to an address. */
  newestTo(address: string): string | undefined;
}

/** Listens at the SMTP_URL of playwright.config.ts, so only one test at a time can use it. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: { readonly to: readonly string[]; readonly text: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.map(({ address }) => address);
      const keep = async () => void mails.push({ to, text: decode(await text(stream)) });
      void keep().finally(done);
    },
  });
  server.listen(Number(process.env['E2E_SMTP_PORT']), '127.0.0.1');
  await once(server.server, 'listening');
  return {
    newestTo: (address) => mails.findLast(({ to }) => to.includes(address))?.text,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Decodes quoted-printable ASCII. Source: RFC 2045, 6.7. */
function decode(source: string): string {
  return source
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
}
