import type { NewApiKey, Scope } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { apiKeysQuery } from './account-queries.ts';
import { accountFieldErrors } from './account-field-errors.ts';
import { ScopeChoice } from './scope-choice.tsx';

/** Creates an API key with a name, scopes and an expiry. */
export function CreateApiKeyForm({ onCreated }: { onCreated: (apiKey: NewApiKey) => void }) {
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const [scopes, setScopes] = useState<readonly Scope[]>(['read', 'orders']);
  const [days, setDays] = useState(90);
  const create = useMutation({
    mutationFn: (input: { name: string }) =>
      store.auth.createApiKey.mutate({ ...input, scopes: [...scopes], expiresAt: inDays(days) }),
    onSuccess: (apiKey) => {
      form.current?.reset();
      onCreated(apiKey);
    },
    onSettled: () => queryClient.invalidateQueries(apiKeysQuery),
  });
  const errors = accountFieldErrors(create.error);
  const otherError = create.error && errors['name'] === undefined;

  return (
    <form
      ref={form}
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (create.isPending || scopes.length === 0) return;
        create.mutate({ name: name.current?.value ?? '' });
      }}
    >
      {otherError && <Notice tone="bad" error={create.error} />}
      <Field
        label="Name"
        hint="For example, “Inventory sync”."
        ref={name}
        error={errors['name']}
        autoComplete="off"
        maxLength={100}
        required
      />
      <ScopeChoice scopes={scopes} onChange={setScopes} />
      <ExpiryChoice days={days} onChange={setDays} />
      <div>
        <Button type="submit" busy={create.isPending} disabled={scopes.length === 0}>
          Create key
        </Button>
      </div>
    </form>
  );
}

interface ExpiryChoiceProps {
  /** 0 for a key that never expires. */
  days: number;
  onChange: (days: number) => void;
}

function ExpiryChoice({ days, onChange }: ExpiryChoiceProps) {
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="mb-1.5 font-semibold">Expires</legend>
      {expiryOptions.map(({ days: option, text }) => (
        <label
          key={option}
          className="inline-flex min-h-10 items-center rounded-full border border-line-strong px-4 has-checked:border-rim has-checked:bg-rim-soft has-checked:font-semibold has-checked:text-rim has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-rim"
        >
          <input
            type="radio"
            name="expiry"
            checked={days === option}
            onChange={() => onChange(option)}
            className="sr-only"
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

const never = 0;
const expiryOptions = [
  { days: 30, text: '30 days' },
  { days: 90, text: '90 days' },
  { days: 365, text: '1 year' },
  { days: never, text: 'Never' },
] as const;

const dayMs = 86_400_000;

/** RFC 3339 timestamp; null for a key that never expires. */
function inDays(days: number): string | null {
  return days === never ? null : new Date(Date.now() + days * dayMs).toISOString();
}
