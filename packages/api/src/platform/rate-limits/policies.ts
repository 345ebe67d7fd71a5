/** Kinds of calls that are counted apart. */
export type CallClass = 'reading' | 'changing' | 'placing' | 'credentials' | 'reports';

/** Who is counted: an account as its role, or the address of whoever is not signed in. */
export type CallerKind = 'address' | 'customer' | 'staff';

/** Calls in one window, at most. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

const perMinute = (points: number): Limit => ({ points, seconds: 60 });

/**
 * How many calls of a class each kind of caller has. They are far above what a person at a shop does, and
 * above what a shop's own servers do, so that they stop what is broken or hostile and nothing else. Many
 * people may share one address (an office, a mobile network), and one staff account may carry every order
 * of a shop. `RATE_LIMIT_SCALE` multiplies all of them.
 */
export const policies: Readonly<Record<CallClass, Readonly<Record<CallerKind, Limit>>>> = {
  reading: { address: perMinute(6000), customer: perMinute(3000), staff: perMinute(30_000) },
  changing: { address: perMinute(600), customer: perMinute(600), staff: perMinute(60_000) },
  placing: { address: perMinute(600), customer: perMinute(600), staff: perMinute(120_000) },
  // Each costs a password hash or a mail. What guesses passwords is slowed long before; see auth/guessing.
  credentials: { address: perMinute(100), customer: perMinute(30), staff: perMinute(300) },
  // A few of these can keep the database busy.
  reports: { address: perMinute(60), customer: perMinute(60), staff: perMinute(120) },
};

/** Procedures that are of another class than queries (reading) and mutations (changing) are. */
export const exceptions: Readonly<Record<string, CallClass>> = {
  'orders.place': 'placing',
  'auth.signIn': 'credentials',
  'auth.signUp': 'credentials',
  'auth.changePassword': 'credentials',
  'auth.createApiKey': 'credentials',
  'auth.requestPasswordReset': 'credentials',
  'auth.resetPassword': 'credentials',
};

/** What a call of this procedure counts as. */
export function classOf(path: string, type: 'query' | 'mutation' | 'subscription'): CallClass {
  if (path.startsWith('reports.')) return 'reports';
  return exceptions[path] ?? (type === 'mutation' ? 'changing' : 'reading');
}
