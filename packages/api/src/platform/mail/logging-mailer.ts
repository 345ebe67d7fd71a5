import type { Logger } from 'pino';
import type { Mailer } from './mailer.ts';

/** For development: mails are lines of the log, links and all, and go nowhere. */
export function loggingMailer(log: Logger): Mailer {
  return {
    send(mail) {
      log.warn({ mail }, 'without SMTP_URL this mail is only shown here');
      return Promise.resolve();
    },
  };
}
