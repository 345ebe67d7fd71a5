import { z } from 'zod';

export const Role = z.enum(['customer', 'staff']);
export type Role = z.infer<typeof Role>;
