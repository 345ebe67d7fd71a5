import type { Logger } from 'pino';
import { loggingMailer } from './logging-mailer.ts';
import type { Mailer } from './mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

export interface MailerOptions {
  readonly smtpUrl: string | undefined;
  readonly from: string | undefined;
  /** Public URL of the store. */
  readonly publicUrl: string | undefined;
  readonly isProduction: boolean;
}

/** Sends by SMTP if it is configured. Otherwise e-mails are logged in development and discarded in production. */
export function createMailer(
  { smtpUrl, from, publicUrl, isProduction }: MailerOptions,
  log: Logger,
  /** Does not hide secrets, unlike other loggers: the links in e-mails have them. */
  openLog: Logger,
): Mailer {
  if (smtpUrl !== undefined && from !== undefined) {
    if (publicUrl === undefined)
      log.warn(
        'PUBLIC_URL is not set: links in e-mails use the address that this server listens on',
      );
    return smtpMailer(smtpUrl, from);
  }
  if (!isProduction) return loggingMailer(openLog);
  log.warn(
    'SMTP_URL is not set: no e-mail is sent, so forgotten passwords cannot be reset, and e-mail addresses are not verified',
  );
  return noMailer;
}

/** The error does not include the e-mail, which contains a secret. */
const noMailer: Mailer = {
  channel: 'none',
  send: () => Promise.reject(new Error('Cannot send an e-mail: SMTP_URL is not set')),
  pretend: () => Promise.resolve(),
};
