import { z } from 'zod';
import { GivenPassword, reauthentication } from '../platform/identity/current-password.ts';
import { Email, GivenEmail } from '../shared/email.ts';
import { exactText, Id, text } from '../shared/fields.ts';
import { Password, PersonName, UserOutput as UserView } from '../users/index.ts';
import { scopes } from '../platform/identity/access.ts';
import type { ApiKeyView as KeyView, NewApiKey as NewKey } from './api-keys.ts';
import type { SessionView as OneSession } from './session-list.ts';
import type { TotpSecret as Secret } from './totp.ts';
import type { SignedIn as View } from './sessions.ts';

/** Six digits of an authenticator app, or a recovery code. */
const TotpCode = text(6, 40);

/** Whether to set the token as a cookie, for browsers. */
const cookie = z.boolean({ error: 'must be true or false' }).default(false);

export const SignUpInput = z.strictObject({
  email: Email,
  name: PersonName,
  password: Password,
  cookie,
});
export const SignInInput = z.strictObject({
  email: GivenEmail,
  password: GivenPassword,
  totpCode: TotpCode.optional(),
  cookie,
});

export const SignedIn: z.ZodType<View> = z.object({
  user: UserView,
  token: z.string(),
  expiresAt: z.string(),
});

export const RequestPasswordResetInput = z.strictObject({ email: GivenEmail });

export const ResetPasswordInput = z.strictObject({ token: exactText(1, 200), password: Password });

export const ChangePasswordInput = z.strictObject({
  currentPassword: GivenPassword,
  newPassword: Password,
  keepApiKeys: z.boolean({ error: 'must be true or false' }).default(false),
});

export const VerifyEmailInput = z.strictObject({
  token: exactText(1, 200),
  password: GivenPassword,
});

export const BeginTotpInput = z.strictObject(reauthentication).optional();
export const TotpCodeInput = z.strictObject({ totpCode: TotpCode, ...reauthentication });
export const TotpSecret: z.ZodType<Secret> = z.object({ secret: z.string(), uri: z.string() });
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const ReauthenticateInput = z.strictObject({ currentPassword: GivenPassword });

export const EndSessionInput = z.strictObject({ id: Id, ...reauthentication });
export const EndOtherSessionsInput = z.strictObject(reauthentication).optional();
export const SessionView: z.ZodType<OneSession> = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  expiresAt: z.string(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
});

const scopeRule = `must contain each of ${scopes.join(', ')} at most once`;

export const CreateApiKeyInput = z.strictObject({
  name: text(1, 100),
  scopes: z
    .array(z.enum(scopes, { error: scopeRule }))
    .min(1, scopeRule)
    .refine((given) => new Set(given).size === given.length, scopeRule)
    .default(['read', 'orders']),
  expiresAt: z.iso
    .datetime({ error: 'must be a UTC timestamp such as "2027-01-31T00:00:00Z"' })
    .refine((time) => Date.parse(time) > Date.now(), 'must be in the future')
    .nullable()
    .optional(),
  ...reauthentication,
});

export const ApiKeyIdInput = z.strictObject({ id: Id });

const apiKeyFields = {
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
};
export const ApiKeyView: z.ZodType<KeyView> = z.object(apiKeyFields);
export const NewApiKey: z.ZodType<NewKey> = z.object({ ...apiKeyFields, key: z.string() });
