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

const TotpCode = text(6, 40).describe('Six digits of the authenticator app, or a recovery code.');

const cookie = z
  .boolean({ error: 'must be true or false' })
  .default(false)
  .describe('Whether to set the token as an HttpOnly cookie, for browsers. Default: false.');
const ownEmail = GivenEmail.describe('The e-mail address of the account.');
const existingPassword = GivenPassword.describe('The current password of the account.');
const newPassword = Password.describe('The new password: 10 to 200 characters, not a common one.');

export const SignUpInput = z.strictObject({
  email: Email.describe('The e-mail address, with which the user signs in.'),
  name: PersonName.describe("The user's name, at most 255 characters."),
  password: newPassword,
  cookie,
});
export const SignInInput = z.strictObject({
  email: ownEmail,
  password: existingPassword,
  totpCode: TotpCode.optional(),
  cookie,
});

export const SignedIn: z.ZodType<View> = z.object({
  user: UserView,
  token: z.string(),
  expiresAt: z.string(),
});

export const RequestPasswordResetInput = z.strictObject({ email: ownEmail });

export const ResetPasswordInput = z.strictObject({
  token: exactText(1, 200).describe('The token of the link in the e-mail.'),
  password: newPassword,
});

const keepApiKeys = z
  .boolean({ error: 'must be true or false' })
  .default(false)
  .describe('Whether API keys stay valid. Default: false, which revokes them.');

export const ChangePasswordInput = z.strictObject({
  currentPassword: existingPassword,
  newPassword,
  keepApiKeys,
});

export const VerifyEmailInput = z.strictObject({
  token: exactText(1, 200).describe('The token of the link in the e-mail.'),
  password: existingPassword,
});

export const BeginTotpInput = z.strictObject(reauthentication).optional();
export const ConfirmTotpInput = z.strictObject({
  totpCode: TotpCode,
  keepApiKeys,
  ...reauthentication,
});
export const TotpCodeInput = z.strictObject({ totpCode: TotpCode, ...reauthentication });
export const TotpSecret: z.ZodType<Secret> = z.object({ secret: z.string(), uri: z.string() });
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const ReauthenticateInput = z.strictObject({ currentPassword: existingPassword });

export const EndSessionInput = z.strictObject({
  id: Id.describe('The session.'),
  ...reauthentication,
});
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
  name: text(1, 100).describe('A name to recognize the key by, at most 100 characters.'),
  scopes: z
    .array(z.enum(scopes, { error: scopeRule }))
    .min(1, scopeRule)
    .max(scopes.length, scopeRule)
    .refine((given) => new Set(given).size === given.length, scopeRule)
    .default(['read', 'orders'])
    .describe('What the key may do. Default: read and orders.'),
  expiresAt: z.iso
    .datetime({ error: 'must be a UTC timestamp such as "2027-01-31T00:00:00Z"' })
    .refine((time) => Date.parse(time) > Date.now(), 'must be in the future')
    .nullable()
    .optional()
    .describe('When the key expires, in UTC. Default: null, never.'),
  ...reauthentication,
});

export const ApiKeyIdInput = z.strictObject({ id: Id.describe('The API key.') });

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
