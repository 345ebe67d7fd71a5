import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { readConfig, type Environment } from '../../app/config/config.ts';
import { createLogger } from '../telemetry/logger.ts';
import { startSmtpCatcher } from '../../testing/index.ts';
import { createMailer } from './create-mailer.ts';

const secret = 'https://shop.example/reset-password#token=secret';
const mail = { to: 'ada@example.com', subject: 'Grüße 🫖', text: `Open this:\n\n${secret}\n` };

test('sends Unicode mail by SMTP to exactly one address', async () => {
  await using smtp = await startSmtpCatcher();
  const { mailer, lines } = mailerIn({
    SMTP_URL: smtp.url,
    MAIL_FROM: 'The Shop <shop@example.com>',
    PUBLIC_URL: 'https://shop.example',
  });
  await mailer.send(mail);
  await mailer.send({ ...mail, to: '"a,b@evil.example"@example.com' }).catch(() => {});
  expect(smtp.mails[0]).toMatchObject({ from: 'shop@example.com', to: ['ada@example.com'] });
  expect(smtp.mails[0]?.source).toMatch(/^From: The Shop <shop@example.com>\r?$/m);
  expect(smtp.mails[0]?.source).toMatch(/^Subject: =\?UTF-8\?/m);
  for (const { to } of smtp.mails) expect(to).toHaveLength(1);
  expect(lines).toEqual([]);
});

test('fails if the server rejects the recipient', async () => {
  await using smtp = await startSmtpCatcher({ reject: true });
  const { mailer } = mailerIn({ SMTP_URL: smtp.url, MAIL_FROM: 'shop@example.com' });
  await expect(mailer.send(mail)).rejects.toThrow('recipients were rejected');
});

test('logs mail in development without SMTP_URL', async () => {
  const { mailer, lines } = mailerIn({});
  await mailer.send(mail);
  expect(lines).toEqual([expect.objectContaining({ mail })]);
});

test('warns at start in production without SMTP_URL and logs no mail', async () => {
  const { mailer, lines } = mailerIn({ NODE_ENV: 'production' });
  await expect(mailer.send(mail)).rejects.toThrow('There is no SMTP_URL');
  expect(lines).toEqual([
    expect.objectContaining({ level: 40, msg: expect.stringContaining('SMTP_URL is not set') }),
  ]);
});

test('warns at start without PUBLIC_URL', () => {
  const { lines } = mailerIn({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'shop@example.com' });
  expect(lines).toEqual([expect.objectContaining({ msg: expect.stringContaining('PUBLIC_URL') })]);
});

function mailerIn(env: Environment) {
  const lines: unknown[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const log = createLogger('info', { destination: stream });
  const openLog = createLogger('info', { destination: stream, hidesSecrets: false });
  return { mailer: createMailer(readConfig(env), log, openLog), lines };
}
