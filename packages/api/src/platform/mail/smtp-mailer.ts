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
  return {
    channel: 'smtp',
    async send({ to, subject, text, messageId }) {
      // As an object, the address is never parsed as a list of addresses.
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
      });
    },
  };
}
