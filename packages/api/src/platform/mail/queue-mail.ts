import type { Services } from '../services.ts';

/**
 * Runs `send` after the response; false if the queue is full. If `send` returns that there was nothing to mail, the next mail
 * waits as long as for a mail: the time until a mail to oneself arrives must not reveal whether others got one.
 */
export function queueMail(
  { afterResponse, mailer }: Pick<Services, 'afterResponse' | 'mailer'>,
  what: string,
  send: () => Promise<boolean>,
): boolean {
  return afterResponse.add(what, async () => {
    if (!(await send())) await mailer.pretend();
  });
}
