import type { Product } from '@order-store/sdk';
import { useState } from 'react';
import { stockState } from './stock-state.ts';

/** Stock level as text. Highlights changes that arrive while it is shown. */
export function Stock({ product }: { product: Pick<Product, 'stockQuantity'> }) {
  const { tone, text } = stockState(product);
  const [initialText] = useState(text);
  return (
    <p className={`inline-flex items-center gap-1.5 text-sm font-medium ${tones[tone]}`}>
      <span aria-hidden className="size-2 shrink-0 rounded-full bg-current" />
      <span key={text} className={`tabular-nums ${text === initialText ? '' : 'just-changed'}`}>
        {text}
      </span>
    </p>
  );
}

const tones = { good: 'text-good', warn: 'text-warn', bad: 'text-bad' } as const;
