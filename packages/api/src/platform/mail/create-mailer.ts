import type { Logger } from 'pino';
import type { Config } from '../../app/config/config.ts';
import { loggingMailer } from './logging-mailer.ts';
import type { Mailer } from './mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

type MailSettings = Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'NODE_ENV' | 'PUBLIC_URL'>;

/** SMTP when it is set up; otherwise the log, and in production nothing at all. Says at start what will be missed. */
export function createMailer(
  { SMTP_URL, MAIL_FROM, NODE_ENV, PUBLIC_URL }: MailSettings,
  log: Logger,
  /** Shows what it is given: other loggers hide the secrets of links. */
  openLog: Logger,
): Mailer {
  if (SMTP_URL !== undefined && MAIL_FROM !== undefined) {
    if (PUBLIC_URL === undefined)
      log.warn(
        'PUBLIC_URL is not set: links in mails lead to the address that this server listens on',
      );
    return smtpMailer(SMTP_URL, MAIL_FROM);
  }
  if (NODE_ENV !== 'production') return loggingMailer(openLog);
  log.warn(
    'SMTP_URL is not set: no mail is sent, so nobody who forgot a password can set a new one',
  );
  return noMailer;
}

/** Its error tells nothing of the mail: there is a secret in it. */
const noMailer: Mailer = {
  send: () => Promise.reject(new Error('There is no SMTP_URL to send a mail by')),
};
