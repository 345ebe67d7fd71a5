import type { Product } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { productsToSellQuery, productToSellQuery } from '../sale-queries.ts';
import {
  numberSettings,
  problemWith,
  readSearch,
  settingsOf,
  type SaleSearch,
} from '../sale-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

interface SaleFormProps {
  search: SaleSearch;
  /** A sale goes on: nothing can be changed, and the button ends it. */
  isOn: boolean;
  isStopping: boolean;
  onHold: (search: SaleSearch) => void;
  onStop: () => void;
}

/** What is sold, and who comes. */
export function SaleForm({ search, isOn, isStopping, onHold, onStop }: SaleFormProps) {
  const [productId, setProductId] = useState(search.product ?? '');
  const [typed, setTyped] = useState(() => typedFrom(search));
  const [isChecked, setIsChecked] = useState(false);
  // The shelf of a product that customers buy too is left as it is.
  const asked = numberSettings.filter(({ name }) => name !== 'stock' || productId === '');
  const problems = new Map(
    asked.map((setting) => [setting.name, problemWith(setting, typed[setting.name])]),
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOn) return onStop();
    setIsChecked(true);
    if ([...problems.values()].some((problem) => problem !== undefined)) return;
    const { stock, ...numbers } = typed;
    onHold(
      readSearch(productId === '' ? { ...numbers, stock } : { ...numbers, product: productId }),
    );
  };

  return (
    <form
      onSubmit={submit}
      noValidate
      className="rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <fieldset disabled={isOn}>
        <legend className="sr-only">The sale</legend>
        <div className="grid grid-cols-2 items-end gap-x-4 gap-y-5 md:grid-cols-4 xl:grid-cols-5">
          <div className="col-span-2 md:col-span-4 xl:col-span-5">
            <ProductChoice productId={productId} onChange={setProductId} />
          </div>
          {asked.map(({ name, label }) => (
            <Field
              key={name}
              label={label}
              inputMode="numeric"
              autoComplete="off"
              value={typed[name]}
              error={isChecked ? problems.get(name) : undefined}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value.trim() })}
            />
          ))}
        </div>
      </fieldset>
      <Button
        type="submit"
        look={isOn ? 'secondary' : 'primary'}
        busy={isStopping}
        className="mt-6 w-full sm:w-auto"
      >
        {isOn ? 'Close the doors' : 'Open the doors'}
      </Button>
    </form>
  );
}

function typedFrom(search: SaleSearch) {
  const { buyers, stock, pieces, tries, seconds } = settingsOf(search);
  return {
    buyers: String(buyers),
    stock: String(stock),
    pieces: String(pieces),
    tries: String(tries),
    seconds: String(seconds),
  };
}

function ProductChoice({
  productId,
  onChange,
}: {
  productId: string;
  onChange: (productId: string) => void;
}) {
  const id = useId();
  const listed = useQuery(productsToSellQuery).data?.items ?? [];
  const isListed = productId === '' || listed.some((product) => product.id === productId);
  const { data: named } = useQuery({ ...productToSellQuery(productId), enabled: !isListed });
  const products: readonly Product[] = isListed || !named ? listed : [named, ...listed];
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        On sale
      </label>
      <select
        id={id}
        value={productId}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-11 w-full max-w-xl rounded-md border border-line-strong bg-raised px-3"
      >
        <option value="">A mug for flash sales alone, its shelf filled first</option>
        {products.map((product) => (
          <option key={product.id} value={product.id}>
            {product.name}: the {product.stockQuantity} on its shelf
          </option>
        ))}
      </select>
    </div>
  );
}
