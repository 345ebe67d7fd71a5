import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';

/**
 * Sends by the server at `url` (`smtp://user:password@host:587`, or `smtps://` for TLS from the first byte) as
 * `from`, with a connection for each mail: there are few.
 */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // What a mail says comes from here, but who it goes to does not: nothing in it may name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      // As an object, so that an address is one address whatever characters are in it.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
    },
  };
}
