import { Download } from 'lucide-react';
import { buttonStyle } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';

/** Describes the CSV format and offers a template. */
export function ImportColumns() {
  return (
    <Card title="File format">
      <p className="text-ink-soft">
        UTF-8 CSV, separated by commas, semicolons or tabs. The first line is a header; columns can
        be in any order.
      </p>
      <dl className="mt-4 grid gap-x-6 gap-y-3 sm:grid-cols-[7rem_1fr]">
        {columns.map(({ name, description }) => (
          <div key={name} className="contents">
            <dt>
              <code className="font-mono text-sm font-semibold">{name}</code>
            </dt>
            <dd className="text-ink-soft max-sm:-mt-2">{description}</dd>
          </div>
        ))}
      </dl>
      <a
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(template)}`}
        download="pottle-products.csv"
        className={`mt-5 ${buttonStyle({ look: 'secondary', size: 'small' })}`}
      >
        <Download aria-hidden className="size-4" />
        Download template
      </a>
    </Card>
  );
}

const columns = [
  {
    name: 'sku',
    description: 'Required. Updates the product with this SKU, or creates it.',
  },
  { name: 'name', description: 'Required for new products.' },
  { name: 'description', description: 'Empty clears the description.' },
  { name: 'price', description: 'In pounds, such as 29.99 or 29,99. Required for new products.' },
  { name: 'stock', description: 'Counted quantity. Empty leaves the stock unchanged.' },
  { name: 'archived', description: 'yes takes the product off sale, no restores it.' },
] as const;

const template = [
  'sku,name,description,price,stock',
  'MUG-90-BLU,"Breakfast mug, blue",Holds half a pot of tea.,14.00,24',
  'JUG-90-WHT,Milk jug,,19.50,',
  '',
].join('\r\n');
