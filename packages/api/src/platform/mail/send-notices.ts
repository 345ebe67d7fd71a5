import type { Services } from '../services.ts';
import type { Mail } from './mailer.ts';

/**
 * Mails notices of a change to the people it concerns, after the response: the change is committed, and a slow mail server
 * must not delay the caller. Without a mail server they are logged in development. An address gets a limited number of them.
 */
export function sendNotices(
  {
    afterResponse,
    noticeMails,
    mailer,
    log,
  }: Pick<Services, 'afterResponse' | 'noticeMails' | 'mailer' | 'log'>,
  ...mails: readonly Mail[]
): void {
  if (mailer.channel === 'none') return;
  for (const mail of mails) {
    const queued = afterResponse.add('send notice', async () => {
      if (await noticeMails.tryConsume(mail.to)) await mailer.send(mail);
      else log.warn({ subject: mail.subject }, 'notice not sent: limit per address reached');
    });
    if (!queued) log.warn({ subject: mail.subject }, 'notice not sent: too many tasks are queued');
  }
}
