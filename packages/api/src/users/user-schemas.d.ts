import { z } from 'zod';
import type { UserView as View } from './user-view.ts';
export declare const Email: z.ZodPipe<z.ZodString, z.ZodEmail>;
export declare const PersonName: z.ZodString;
export declare const Password: z.ZodString;
export declare const Role: z.ZodEnum<{
  customer: 'customer';
  staff: 'staff';
}>;
export declare const UserView: z.ZodType<View>;
export declare const GetUserInput: z.ZodObject<
  {
    id: z.ZodString;
  },
  z.core.$strict
>;
export declare const UpdateUserInput: z.ZodObject<
  {
    id: z.ZodString;
    expectedVersion: z.ZodInt;
    name: z.ZodOptional<z.ZodString>;
    email: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodEmail>>;
  },
  z.core.$strict
>;
export declare const CreateUserInput: z.ZodObject<
  {
    email: z.ZodPipe<z.ZodString, z.ZodEmail>;
    name: z.ZodString;
    password: z.ZodOptional<z.ZodString>;
    role: z.ZodOptional<
      z.ZodEnum<{
        customer: 'customer';
        staff: 'staff';
      }>
    >;
  },
  z.core.$strict
>;
export declare const SetRoleInput: z.ZodObject<
  {
    id: z.ZodString;
    role: z.ZodEnum<{
      customer: 'customer';
      staff: 'staff';
    }>;
  },
  z.core.$strict
>;
export declare const ListUsersInput: z.ZodPrefault<
  z.ZodObject<
    {
      limit: z.ZodDefault<z.ZodInt>;
      cursor: z.ZodOptional<z.ZodNullable<z.ZodString>>;
      search: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string | undefined, string>>>;
    },
    z.core.$strict
  >
>;
export declare const PageUsersInput: z.ZodPrefault<
  z.ZodObject<
    {
      page: z.ZodDefault<z.ZodInt>;
      pageSize: z.ZodDefault<z.ZodInt>;
      search: z.ZodOptional<z.ZodPipe<z.ZodString, z.ZodTransform<string | undefined, string>>>;
    },
    z.core.$strict
  >
>;
