'use server';

import { isStoreError } from '@order-store/sdk';
import { updateTag } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { visitorStore } from '../lib/store';

/** Places the order of a form. Returns what is wrong with it. */
export async function placeOrder(_previous: string | null, form: FormData): Promise<string | null> {
  const store = await visitorStore();
  const items = [{ productId: textOf(form, 'productId'), quantity: Number(form.get('quantity')) }];
  try {
    await store.orders.place.mutate({ items, idempotencyKey: textOf(form, 'idempotencyKey') });
  } catch (error) {
    if (isStoreError(error, 'INSUFFICIENT_STOCK')) {
      updateTag('products');
      return `Only ${error.details.lines[0]?.available ?? 0} left`;
    }
    if (isStoreError(error, 'UNAUTHENTICATED')) redirect('/sign-in');
    if (isStoreError(error) && error.retryable) return 'The shop is busy: try again';
    throw error;
  }
  updateTag('products');
  redirect('/orders');
}

/** Signs the visitor in. The session is in a cookie that scripts of the page cannot read. */
export async function signIn(_previous: string | null, form: FormData): Promise<string | null> {
  const store = await visitorStore();
  const credentials = { email: textOf(form, 'email'), password: textOf(form, 'password') };
  try {
    const { token } = await store.auth.signIn.mutate(credentials);
    const secure = process.env.NODE_ENV === 'production';
    (await cookies()).set('session', token, { httpOnly: true, sameSite: 'lax', secure });
  } catch (error) {
    if (isStoreError(error, 'UNAUTHENTICATED')) return 'Wrong e-mail address or password';
    throw error;
  }
  redirect('/');
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
