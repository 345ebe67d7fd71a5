/** A user, as callers see one. */
export interface UserView {
  id: string;
  email: string;
  name: string;
  role: 'customer' | 'staff';
  createdAt: string;
  updatedAt: string;
  version: number;
}
