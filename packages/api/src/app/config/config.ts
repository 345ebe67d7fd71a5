import type { z } from 'zod';
import { isCommonPassword } from '../../platform/identity/common-passwords.ts';
import { isGuessable } from '../../platform/identity/password-context.ts';
import { isSecret, Settings, type SettingName } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Config = z.infer<typeof Settings>;

/** One or more settings are malformed. The message has each with its value and what is valid. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** How messages name the settings of a source. */
interface SettingNames {
  readonly heading: string;
  readonly nameOf: (name: string) => string;
  /** Where valid settings are documented. */
  readonly reference: string;
}

const environmentNames: SettingNames = {
  heading: 'Invalid environment variables:',
  nameOf: (name) => name,
  reference: 'See .env.example for all variables.',
};

/**
 * Reads the environment variables. Nothing else in the package does. An empty variable counts as not set.
 * @throws {ConfigError} for all malformed variables at once.
 */
export function readConfig(env: Environment): Config {
  return checkSettings(env, environmentNames);
}

/** Checks settings given as values or as text, and adds the defaults. @throws {ConfigError} */
export function checkSettings(
  settings: Readonly<Partial<Record<SettingName, unknown>>>,
  names: SettingNames,
): Config {
  const given = new Map(
    Object.entries(settings)
      .map(([name, value]) => [name, trimmed(name, value)] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const fail = (problems: readonly string[]) => {
    const lines = problems.map((problem) => `  ${problem}`);
    return new ConfigError([names.heading, ...lines, names.reference].join('\n'));
  };

  const result = Settings.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const rules = new Map(
      result.error.issues.map(({ path, message }) => [String(path[0]), message] as const),
    );
    throw fail(
      Array.from(rules, ([name, rule]) => {
        const value = isSecret(name) ? '' : ` (got ${JSON.stringify(given.get(name))})`;
        return `${names.nameOf(name)} ${rule}${value}`;
      }),
    );
  }

  const config = result.data;
  // Lowering only the maximum lowers the default of the other.
  if (!given.has('DATABASE_MAX_IDLE_CONNS'))
    config.DATABASE_MAX_IDLE_CONNS = Math.min(
      config.DATABASE_MAX_IDLE_CONNS,
      config.DATABASE_MAX_OPEN_CONNS,
    );
  const conflicts = conflictsIn(config, names.nameOf);
  if (conflicts.length > 0) throw fail(conflicts);
  return config;
}

/** Secrets that are mounted as files often end with a line break. A password may have blanks at its ends. */
function trimmed(name: string, value: unknown): unknown {
  return typeof value === 'string' && name !== 'STAFF_PASSWORD' ? value.trim() : value;
}

/** The options of each connection pool. */
export function poolOptions(config: Config) {
  return {
    maxOpenConnections: config.DATABASE_MAX_OPEN_CONNS,
    maxIdleConnections: config.DATABASE_MAX_IDLE_CONNS,
    connectionMaxLifetimeMs: config.DATABASE_CONN_MAX_LIFETIME,
  };
}

/**
 * How the connections of a process are shared: some are reserved for placing orders and what comes before it, and public
 * reads get only a few, so that many searches leave connections and database CPU time for other calls.
 * `turns` says how many calls of a customer, and of all customers at an address, run at a time.
 */
export function sharesOf({ DATABASE_MAX_OPEN_CONNS: all }: Config) {
  return {
    reserved: Math.floor(all / 5),
    publicReads: Math.max(1, Math.floor(all / 8)),
    turns: {
      perCustomer: Math.max(1, Math.floor(all / 6)),
      perAddress: Math.max(1, Math.floor(all / 3)),
    },
  };
}

function conflictsIn(config: Config, nameOf: SettingNames['nameOf']): string[] {
  const pairs = [
    ['STAFF_EMAIL', 'STAFF_PASSWORD'],
    ['SMTP_URL', 'MAIL_FROM'],
  ] as const;
  const conflicts = pairs
    .filter(([one, other]) => (config[one] === undefined) !== (config[other] === undefined))
    .map(([one, other]) => `${nameOf(one)} and ${nameOf(other)} must both be set, or neither`);
  const { STAFF_EMAIL: email, STAFF_PASSWORD: password, SHOP_NAME: shopName } = config;
  if (email !== undefined && password !== undefined) {
    if (isCommonPassword(password) || isGuessable(password, { email, name: '', shopName }))
      conflicts.push(
        `${nameOf('STAFF_PASSWORD')} is a common password or consists of ${nameOf('STAFF_EMAIL')} or ${nameOf('SHOP_NAME')}: choose another`,
      );
  }
  if (!config.SIGN_UP_REVEALS && config.SMTP_URL === undefined)
    conflicts.push(`${nameOf('SIGN_UP_REVEALS')}=off needs ${nameOf('SMTP_URL')}`);
  if (config.ORDER_RECEIPTS && config.SMTP_URL === undefined)
    conflicts.push(`${nameOf('ORDER_RECEIPTS')}=on needs ${nameOf('SMTP_URL')}`);
  const { DATABASE_MAX_IDLE_CONNS: idle, DATABASE_MAX_OPEN_CONNS: open } = config;
  if (idle > open)
    conflicts.push(
      `${nameOf('DATABASE_MAX_IDLE_CONNS')} must not be more than ${nameOf('DATABASE_MAX_OPEN_CONNS')} (got ${idle} and ${open})`,
    );
  return conflicts;
}
