import type { Logger } from 'pino';
import type { Mailer } from './mailer.ts';

/** For development: writes mails to the log, including links, instead of sending them. */
export function loggingMailer(log: Logger): Mailer {
  return {
    channel: 'log',
    send(mail) {
      log.warn({ mail }, 'mail not sent because SMTP_URL is not set');
      return Promise.resolve();
    },
    pretend: () => Promise.resolve(),
  };
}
