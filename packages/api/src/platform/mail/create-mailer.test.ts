import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLogger } from '../telemetry/logger.ts';
import { startSmtpCatcher } from '../../testing/index.ts';
import { createMailer, type MailerOptions } from './create-mailer.ts';

const secret = 'https://shop.example/reset-password#token=secret';
const mail = { to: 'ada@example.com', subject: 'Grüße 🫖', text: `Open this:\n\n${secret}\n` };

test('sends by SMTP, with non-ASCII text, to exactly one address', async () => {
  await using smtp = await startSmtpCatcher();
  const { mailer, lines } = mailerIn({
    smtpUrl: smtp.url,
    from: 'The Shop <shop@example.com>',
    publicUrl: 'https://shop.example',
  });
  await mailer.send(mail);
  await mailer.send({ ...mail, to: '"a,b@evil.example"@example.com' }).catch(() => {});
  expect(smtp.mails[0]).toMatchObject({ from: 'shop@example.com', to: ['ada@example.com'] });
  expect(smtp.mails[0]?.source).toMatch(/^From: The Shop <shop@example.com>\r?$/m);
  expect(smtp.mails[0]?.source).toMatch(/^Subject: =\?UTF-8\?/m);
  for (const { to } of smtp.mails) expect(to).toHaveLength(1);
  expect(lines).toEqual([]);
});

test('fails if the SMTP server rejects the e-mail', async () => {
  await using smtp = await startSmtpCatcher({ reject: true });
  const { mailer } = mailerIn({ smtpUrl: smtp.url, from: 'shop@example.com' });
  await expect(mailer.send(mail)).rejects.toThrow('recipients were rejected');
});

test('pretending to send a mail takes as long as one, and sends nothing', async () => {
  const slow = 150;
  await using smtp = await startSmtpCatcher({ beforeAccepting: () => setTimeout(slow) });
  const { mailer } = mailerIn({ smtpUrl: smtp.url, from: 'shop@example.com' });
  await mailer.send(mail);
  const began = performance.now();
  await mailer.pretend();
  expect(performance.now() - began).toBeGreaterThanOrEqual(slow);
  expect(smtp.mails).toHaveLength(1);
});

test('logs e-mails in development without SMTP_URL', async () => {
  const { mailer, lines } = mailerIn({});
  await mailer.send(mail);
  expect(lines).toEqual([expect.objectContaining({ mail })]);
});

test('warns in production without SMTP_URL, and does not log e-mails', async () => {
  const { mailer, lines } = mailerIn({ isProduction: true });
  await expect(mailer.send(mail)).rejects.toThrow('SMTP_URL is not set');
  expect(lines).toEqual([
    expect.objectContaining({ level: 40, msg: expect.stringContaining('SMTP_URL is not set') }),
  ]);
});

test('warns without PUBLIC_URL', () => {
  const { lines } = mailerIn({ smtpUrl: 'smtp://mail.example', from: 'shop@example.com' });
  expect(lines).toEqual([expect.objectContaining({ msg: expect.stringContaining('PUBLIC_URL') })]);
});

function mailerIn(options: Partial<MailerOptions>) {
  const lines: unknown[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const log = createLogger('info', { destination: stream });
  const openLog = createLogger('info', { destination: stream, hidesSecrets: false });
  const none = { smtpUrl: undefined, from: undefined, publicUrl: undefined, isProduction: false };
  return { mailer: createMailer({ ...none, ...options }, log, openLog), lines };
}
