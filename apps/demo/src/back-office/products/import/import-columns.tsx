import { Download } from 'lucide-react';
import { buttonStyle } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';

/** What the file has to look like, with one to begin from. */
export function ImportColumns() {
  return (
    <Card title="What is in the file">
      <p className="text-ink-soft">
        CSV with commas, as UTF-8. The first line names the columns, in any order.
      </p>
      <dl className="mt-4 grid gap-x-6 gap-y-3 sm:grid-cols-[7rem_1fr]">
        {columns.map(({ name, what }) => (
          <div key={name} className="contents">
            <dt>
              <code className="font-mono text-sm font-semibold">{name}</code>
            </dt>
            <dd className="text-ink-soft max-sm:-mt-2">{what}</dd>
          </div>
        ))}
      </dl>
      <a
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(template)}`}
        download="pottle-products.csv"
        className={`mt-5 ${buttonStyle({ look: 'secondary', size: 'small' })}`}
      >
        <Download aria-hidden className="size-4" />
        Download a template
      </a>
    </Card>
  );
}

const columns = [
  {
    name: 'sku',
    what: 'Needed. A product with this SKU is changed; without one there, it is new.',
  },
  { name: 'name', what: 'New products need one.' },
  { name: 'description', what: 'Empty means none.' },
  { name: 'price', what: 'Pounds and pence, like 29.99. New products need one.' },
  { name: 'stock', what: 'What was counted on the shelf. Empty leaves it as it is.' },
] as const;

const template = [
  'sku,name,description,price,stock',
  'MUG-90-BLU,"Breakfast mug, blue",Holds half a pot of tea.,14.00,24',
  'JUG-90-WHT,Milk jug,,19.50,',
  '',
].join('\r\n');
