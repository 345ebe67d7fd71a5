import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';

/**
 * Sends mails from the address `from` through the SMTP server at `url` (`smtp://user:password@host:587`, or `smtps://`
 * for implicit TLS), with a connection per mail.
 */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // The recipient is user input, so a mail must not refer to files or URLs.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const durations: number[] = [];
  return {
    channel: 'smtp',
    async send({ to, subject, text, messageId }) {
      const began = performance.now();
      // As an object, the address is never parsed as a list of addresses.
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
      });
      durations.push(performance.now() - began);
      if (durations.length > recentMails) durations.shift();
    },
    async pretend() {
      const end = performance.now() + oneOf(durations);
      // What the server takes to answer now, even if it no longer accepts mails; the rest as for an earlier mail.
      await transport.verify().catch(() => {});
      await sleep(Math.max(0, Math.ceil(end - performance.now())));
    },
  };
}

/** How many of the latest mails say how long one takes. */
const recentMails = 16;

function oneOf(durations: readonly number[]): number {
  return durations[Math.floor(Math.random() * durations.length)] ?? 0;
}
