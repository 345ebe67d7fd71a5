/** Classes of calls with separate limits. */
export type CallClass =
  | 'reading'
  | 'changing'
  | 'placing'
  | 'credentials'
  | 'signUps'
  | 'newAddresses'
  | 'storedAnswers'
  | 'importedKilobytes'
  | 'redeliveries'
  | 'reports';

/**
 * Kinds of callers: an account by its role, the address of an anonymous caller, or all customers at an address, because
 * accounts are free. A /48 network has four times the limit of an IPv6 address. Staff are limited only by account.
 */
export type CallerKind = 'address' | 'customersOfAddress' | 'customer' | 'staff';

/** Maximum number of calls in a window. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

const perMinute = (points: number): Limit => ({ points, seconds: 60 });
const perHour = (points: number): Limit => ({ points, seconds: 3600 });

/** For what only staff may do. */
function onlyStaff(limit: Limit): Record<CallerKind, Limit> {
  return { address: limit, customersOfAddress: limit, customer: limit, staff: limit };
}

/**
 * The limits by class of call and kind of caller. They are far above normal use and stop only broken or hostile
 * clients: many people may share an address (an office, a mobile network), and one staff account may place every order
 * of a shop. `RATE_LIMIT_SCALE` multiplies all of them.
 */
export const policies: Readonly<Record<CallClass, Readonly<Record<CallerKind, Limit>>>> = {
  reading: {
    address: perMinute(6000),
    customersOfAddress: perMinute(12_000),
    customer: perMinute(3000),
    staff: perMinute(30_000),
  },
  changing: {
    address: perMinute(600),
    customersOfAddress: perMinute(1200),
    customer: perMinute(600),
    staff: perMinute(60_000),
  },
  placing: {
    address: perMinute(600),
    customersOfAddress: perMinute(1200),
    customer: perMinute(600),
    staff: perMinute(120_000),
  },
  // Each costs a password hash or a mail. The login throttle limits password guessing much earlier.
  credentials: {
    address: perMinute(100),
    customersOfAddress: perMinute(100),
    customer: perMinute(30),
    staff: perMinute(300),
  },
  // Each is a new account with its own limits.
  signUps: {
    address: perHour(20),
    customersOfAddress: perHour(20),
    customer: perHour(20),
    staff: perHour(20),
  },
  // Each mails a link to an address that the caller chooses: besides the class of the call.
  newAddresses: {
    address: perHour(20),
    customersOfAddress: perHour(20),
    customer: perHour(20),
    staff: perHour(20),
  },
  // Each stores an answer for two days: besides the class of the call. Calls of staff are not counted.
  storedAnswers: {
    address: perHour(3000),
    customersOfAddress: perHour(4000),
    customer: perHour(1000),
    staff: perHour(3_600_000),
  },
  // The rows of an import are stored for a day: besides the class of the call. A gigabyte is more than is applied in an hour.
  importedKilobytes: onlyStaff(perHour(1_048_576)),
  // Each copies the event for 30 days: besides the class of the call.
  redeliveries: onlyStaff(perHour(10_000)),
  // A few of these can keep the database busy.
  reports: {
    address: perMinute(60),
    customersOfAddress: perMinute(120),
    customer: perMinute(60),
    staff: perMinute(120),
  },
};

/** Procedures in another class than their type: queries are `reading`, mutations `changing`. */
export const exceptions: Readonly<Record<string, CallClass>> = {
  'orders.place': 'placing',
  'auth.signIn': 'credentials',
  'auth.signUp': 'signUps',
  'auth.changePassword': 'credentials',
  'auth.reauthenticate': 'credentials',
  'auth.verifyEmail': 'credentials',
  'auth.confirmTotp': 'credentials',
  'auth.disableTotp': 'credentials',
  'auth.requestEmailVerification': 'credentials',
  'auth.createApiKey': 'credentials',
  'auth.requestPasswordReset': 'credentials',
  'auth.resetPassword': 'credentials',
};

/** The class of a call of this procedure. */
export function classOf(path: string, type: 'query' | 'mutation' | 'subscription'): CallClass {
  if (path.startsWith('reports.')) return 'reports';
  return exceptions[path] ?? (type === 'mutation' ? 'changing' : 'reading');
}

/**
 * What a call costs in points, where that is not 1. Measured: a search, a filtered list or a count of a million products
 * costs the database five times as much as a page of the newest ones (ADR 43).
 */
export function weightOf(path: string, input: unknown): number {
  if (path === 'products.listByPage') return 5;
  return path === 'products.list' && isFiltered(input) ? 5 : 1;
}

function isFiltered(input: unknown): boolean {
  if (typeof input !== 'object' || input === null) return false;
  return ['search', 'inStock', 'minPrice', 'maxPrice', 'metadata'].some((name) =>
    Object.hasOwn(input, name),
  );
}
