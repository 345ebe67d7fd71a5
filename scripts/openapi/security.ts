import type { Access } from '@order-store/api/access';

/** A token is sent as `Authorization: Bearer …`; a browser that signed in with `cookie: true` sends a cookie. */
export const securitySchemes = {
  session: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of `auth.signIn` or `auth.signUp`.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A key of `auth.createApiKey`, limited to its scopes. The scope `staff` includes all scopes.',
  },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-order-store',
    description:
      'Set by `auth.signIn` and `auth.signUp` with `cookie: true`, over HTTPS under this name; with a port or a path its name ends in them.',
  },
};

/** The alternatives of credentials for a procedure. Roles are the scopes that an API key needs. */
export function securityOf({ who, scope, staffScope }: Access): object[] {
  if (who === 'anyone') return [];
  const keys = [scope, staffScope].filter((each) => typeof each === 'string');
  return [{ session: [] }, { cookie: [] }, ...keys.map((each) => ({ apiKey: [each] }))];
}
