import { z } from 'zod';
import type { ApiKeyView as KeyView, NewApiKey as NewKey } from './api-keys.ts';
import type { SessionView as OneSession } from './session-list.ts';
import type { SignedIn as View } from './sessions.ts';
export declare const SignUpInput: z.ZodObject<
  {
    email: z.ZodPipe<z.ZodString, z.ZodEmail>;
    name: z.ZodString;
    password: z.ZodString;
    cookie: z.ZodDefault<z.ZodBoolean>;
  },
  z.core.$strict
>;
export declare const SignInInput: z.ZodObject<
  {
    email: z.ZodString;
    password: z.ZodString;
    cookie: z.ZodDefault<z.ZodBoolean>;
  },
  z.core.$strict
>;
export declare const SignedIn: z.ZodType<View>;
export declare const ChangePasswordInput: z.ZodObject<
  {
    currentPassword: z.ZodString;
    newPassword: z.ZodString;
  },
  z.core.$strict
>;
export declare const SessionIdInput: z.ZodObject<
  {
    id: z.ZodString;
  },
  z.core.$strict
>;
export declare const SessionView: z.ZodType<OneSession>;
export declare const CreateApiKeyInput: z.ZodObject<
  {
    name: z.ZodString;
    scopes: z.ZodDefault<
      z.ZodArray<
        z.ZodEnum<{
          orders: 'orders';
          read: 'read';
          staff: 'staff';
        }>
      >
    >;
    expiresAt: z.ZodDefault<z.ZodNullable<z.ZodISODateTime>>;
  },
  z.core.$strict
>;
export declare const ApiKeyIdInput: z.ZodObject<
  {
    id: z.ZodString;
  },
  z.core.$strict
>;
export declare const ApiKeyView: z.ZodType<KeyView>;
export declare const NewApiKey: z.ZodType<NewKey>;
