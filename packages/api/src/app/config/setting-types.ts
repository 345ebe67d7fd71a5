import { isIP } from 'node:net';
import { z } from 'zod';
import { Email, emailRule } from '../../shared/email.ts';
import { isWellEncoded, PostgresUrl, postgresUrlRule } from './postgres-url.ts';
import { parseMoney } from '../../shared/money.ts';

/**
 * The type of a setting. Its schema takes the value itself, as programs pass it, or its text, as environment
 * variables have it.
 */
export interface SettingType<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What a value must be: "must be on or off". Without a rule, any text is valid. */
  readonly rule?: string;
  readonly unit?: string;
}

export const text = { schema: z.string() };

export const onOff = ruled('must be on or off', (rule) =>
  z.union([z.boolean(), z.stringbool({ error: rule })], { error: rule }),
);

export function wholeNumber(min: number, max: number, unit?: string) {
  const rule = `must be a whole number from ${min} to ${max}`;
  const value = z.int(rule).min(min, rule).max(max, rule);
  return { schema: valueOrText(value, parseDigits), rule, ...(unit === undefined ? {} : { unit }) };
}

/** null if it is off. */
export function limit(max: number, unit: string) {
  const rule = `must be off or a whole number from 1 to ${max}`;
  return { schema: offOr(z.int(rule).min(1, rule).max(max, rule), parseDigits, rule), rule, unit };
}

/** An amount of money in cents; null if it is off. */
export const moneyLimit = ruled('must be off or an amount such as 5000.00', (rule) =>
  offOr(
    z.bigint(rule).min(0n, rule),
    (amount) => (isMoney(amount) ? parseMoney(amount) : amount),
    rule,
  ),
);

export const factor = {
  ...ruled('must be a number from 0.01 to 1000, such as 0.5 or 10', (rule) =>
    valueOrText(z.number(rule).min(0.01, rule).max(1000, rule), (digits) =>
      /^\d{1,4}(\.\d{1,4})?$/.test(digits) ? Number(digits) : digits,
    ),
  ),
  unit: 'factor',
};

export function oneOf<const Values extends readonly string[]>(...values: Values) {
  return ruled(`must be one of ${values.join(', ')}`, (error) => z.enum(values, { error }));
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** In milliseconds. At most 500 hours: Node fires a timer with a longer delay than 2^31 ms immediately. */
export const duration = {
  ...ruled('must be a duration such as 500ms, 30s, 5m or 1h, at most 500h', (rule) =>
    valueOrText(
      z
        .number(rule)
        .min(0, rule)
        .max(500 * hour, rule),
      (words) => millisecondsOf(words, { ms: 1, s: second, m: minute, h: hour }),
    ),
  ),
  unit: 'ms, s, m or h',
};

/** In milliseconds; null if it is off. */
export const holdDuration = {
  ...ruled('must be off or a duration such as 15m or 48h, from 60s to 720h', (rule) =>
    offOr(
      z
        .number(rule)
        .min(minute, rule)
        .max(720 * hour, rule),
      (words) => millisecondsOf(words, { ms: 1, s: second, m: minute, h: hour }),
      rule,
    ),
  ),
  unit: 's, m or h',
};

/** In milliseconds. */
export const retentionPeriod = {
  ...ruled('must be a duration of at least 24h, such as 720h or 365d, at most 36500d', (rule) =>
    valueOrText(
      z
        .number(rule)
        .min(day, rule)
        .max(36_500 * day, rule),
      (words) => millisecondsOf(words, { h: hour, d: day }),
    ),
  ),
  unit: 'h or d',
};

export const postgresUrl = ruled(postgresUrlRule('a URL'), (rule) => PostgresUrl(rule));

export const postgresUrls = ruled(postgresUrlRule('URLs separated by commas,'), (rule) =>
  valueOrText(z.array(PostgresUrl(rule), rule), splitAtCommas),
);

export const smtpUrl = ruled(
  'must be a URL such as smtp://mail.example:587, or smtps:// for implicit TLS, with user:password@ before the host. Percent-encode / # ? % in the password: a/b is a%2Fb',
  (rule) =>
    z.string(rule).refine((url) => {
      const { protocol = '', hostname = '' } = URL.parse(url) ?? {};
      return /^smtps?:$/.test(protocol) && hostname !== '' && isWellEncoded(url);
    }, rule),
);

/** Without a trailing slash. */
export const publicUrl = ruled(
  'must be the http or https URL of the store, such as https://shop.example',
  (rule) =>
    z
      .string(rule)
      .refine((url) => {
        const { protocol = '', username } = URL.parse(url) ?? {};
        return /^https?:$/.test(protocol) && username === '' && !/[?#]/.test(url);
      }, rule)
      .transform((url) => url.replace(/\/+$/, '')),
);

export const email = { schema: Email, rule: emailRule };

export const shopName = ruled('must be a name of 1 to 60 characters on one line', (rule) =>
  z.string(rule).regex(/^[^\p{Cc}]{1,60}$/u, rule),
);

export const mailSender = ruled(
  'must be an e-mail address, alone or as: My Shop <shop@example.com>',
  (rule) => z.string(rule).regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, rule),
);

export const password = ruled('must have 10 to 200 characters', (rule) =>
  z.string(rule).min(10, rule).max(200, rule),
);

/** 256 bits, as `openssl rand -base64 32` prints them. */
export const secretKey = ruled(
  'must be 32 random bytes in base64, such as the output of: openssl rand -base64 32',
  keyOf,
);

export const secretKeys = ruled(
  'must be keys of 32 random bytes in base64, separated by commas',
  (rule) => valueOrText(z.array(keyOf(rule), rule), splitAtCommas),
);

export const proxyTrust = ruled(
  'must be on, off, a number of proxies, or their addresses separated by commas',
  (rule) =>
    z.union(
      [
        wholeNumber(0, 100).schema,
        onOff.schema,
        z
          .string(rule)
          .refine((list) => list.split(',').every((each) => isProxy(each.trim())), rule),
      ],
      { error: rule },
    ),
);

export const webOrigins = ruled(
  'must be origins such as https://shop.example, separated by commas, without a path or a final slash',
  (rule) => valueOrText(z.array(z.string(rule).refine(isWebOrigin, rule), rule), splitAtCommas),
);

function ruled<Schema extends z.ZodType>(rule: string, schemaOf: (rule: string) => Schema) {
  return { schema: schemaOf(rule), rule };
}

/** Texts that `parse` can't read reach the schema as they are, which rejects them by its rule. */
function valueOrText<Value extends z.ZodType>(value: Value, parse: (text: string) => unknown) {
  return z.preprocess((given) => (typeof given === 'string' ? parse(given) : given), value);
}

function offOr<Value extends z.ZodType>(
  value: Value,
  parse: (text: string) => unknown,
  error: string,
) {
  return z.preprocess(
    (given) => (given === 'off' ? null : typeof given === 'string' ? parse(given) : given),
    z.union([z.null(), value], { error }),
  );
}

function isMoney(amount: string): boolean {
  return /^\d{1,12}(\.\d{1,2})?$/.test(amount);
}

function millisecondsOf(words: string, units: Readonly<Record<string, number>>) {
  const [, digits, unit = ''] = /^(\d{1,9})([a-z]+)$/.exec(words) ?? [];
  const factorOfUnit = units[unit];
  return factorOfUnit === undefined ? words : Number(digits) * factorOfUnit;
}

function splitAtCommas(list: string): string[] {
  return list === '' ? [] : list.split(',').map((each) => each.trim());
}

/** What Express's "trust proxy" takes: an address, a subnet, or a named range. */
function isProxy(name: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(name)) return true;
  const [address = '', bits, ...more] = name.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

/** Origins are compared as strings, so only the form that browsers send is valid. */
function isWebOrigin(origin: string): boolean {
  const url = URL.parse(origin);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === origin;
}

function keyOf(rule: string) {
  return z
    .string(rule)
    .regex(/^[\w+/-]{43}=?$/, rule)
    .transform((base64) => Buffer.from(base64, 'base64'));
}

function parseDigits(digits: string): number | string {
  return /^\d+$/.test(digits) ? Number(digits) : digits;
}
