'use client';

import { useActionState } from 'react';
import { signIn } from '../actions';

export default function Page() {
  const [problem, submit, isPending] = useActionState(signIn, null);
  return (
    <form action={submit}>
      <input type="email" name="email" aria-label="E-mail" required />
      <input type="password" name="password" aria-label="Password" required />
      <button disabled={isPending}>Sign in</button>
      {problem !== null && <p role="alert">{problem}</p>}
    </form>
  );
}
