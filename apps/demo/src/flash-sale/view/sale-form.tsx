import { useState, type ComponentProps, type FormEvent } from 'react';
import {
  numberSettings,
  parseSaleSearch,
  toSaleSettings,
  validateSetting,
  type SaleSearch,
} from '../sale-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ProductPicker } from './product-picker.tsx';

interface SaleFormProps {
  search: SaleSearch;
  /** Disables the fields; the button stops the sale. */
  isActive: boolean;
  isStopping: boolean;
  onStart: (search: SaleSearch) => void;
  onStop: () => void;
}

/** The settings of a sale, with the button that starts or stops it. */
export function SaleForm({ search, isActive, isStopping, onStart, onStop }: SaleFormProps) {
  const [productId, setProductId] = useState(search.product ?? '');
  const [values, setValues] = useState(() => toInputValues(search));
  const [isSubmitted, setIsSubmitted] = useState(false);
  // The stock of a regular product is not changed.
  const shown = numberSettings.filter(({ name }) => name !== 'stock' || productId === '');
  const errors = new Map(
    shown.map((setting) => [setting.name, validateSetting(setting, values[setting.name])]),
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isActive) return onStop();
    setIsSubmitted(true);
    if ([...errors.values()].some((error) => error !== undefined)) return;
    const { stock, ...numbers } = values;
    onStart(
      parseSaleSearch(
        productId === '' ? { ...numbers, stock } : { ...numbers, product: productId },
      ),
    );
  };

  return (
    <form
      onSubmit={submit}
      noValidate
      className="rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <fieldset disabled={isActive}>
        <legend className="sr-only">Sale settings</legend>
        <div className="grid grid-cols-2 items-end gap-x-4 gap-y-5 md:grid-cols-4 xl:grid-cols-5">
          <ProductField productId={productId} onChange={setProductId} />
          {shown.map(({ name, label }) => (
            <Field
              key={name}
              label={label}
              inputMode="numeric"
              autoComplete="off"
              value={values[name]}
              error={isSubmitted ? errors.get(name) : undefined}
              onChange={(event) => setValues({ ...values, [name]: event.target.value.trim() })}
            />
          ))}
        </div>
      </fieldset>
      <Button
        type="submit"
        look={isActive ? 'secondary' : 'primary'}
        busy={isStopping}
        className="mt-6 w-full sm:w-auto"
      >
        {isActive ? 'Stop sale' : 'Start sale'}
      </Button>
    </form>
  );
}

function ProductField(props: ComponentProps<typeof ProductPicker>) {
  return (
    <div className="col-span-2 md:col-span-4 xl:col-span-5">
      <span aria-hidden className="mb-1.5 block font-semibold">
        Product
      </span>
      <div className="flex max-w-xl">
        <ProductPicker {...props} />
      </div>
    </div>
  );
}

function toInputValues(search: SaleSearch) {
  const { buyers, stock, units, attempts, seconds } = toSaleSettings(search);
  return {
    buyers: String(buyers),
    stock: String(stock),
    units: String(units),
    attempts: String(attempts),
    seconds: String(seconds),
  };
}
