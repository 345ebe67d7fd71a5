import { FileDown } from 'lucide-react';
import { buttonStyle } from '../../../ui/button.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { Select } from '../../../ui/select.tsx';
import { useDebouncedText } from '../../../ui/use-debounced-text.ts';
import {
  parseLocalTime,
  stockExportUrl,
  toStockFilter,
  type StockSearch,
  type TimeRange,
} from './stock-search.ts';

interface StockFiltersProps {
  search: StockSearch;
  range: TimeRange;
  onChange: (search: StockSearch) => void;
}

/** The range, the search, the sort order, and the CSV export of what they show. */
export function StockFilters({ search, range, onChange }: StockFiltersProps) {
  const refine = (change: StockSearch) => onChange({ ...search, ...change });
  return (
    <search className="mb-4 flex flex-wrap gap-3">
      <SearchBox
        label="Search products"
        placeholder="Name, SKU or description"
        q={search.q ?? ''}
        onSearch={(q) => refine({ q: q === '' ? undefined : q })}
      />
      <TimeInput label="From" value={range.from} onChange={(from) => refine({ from })} />
      <TimeInput label="To" value={range.to} onChange={(to) => refine({ to })} />
      <Select
        label="Sort products"
        value={search.sort ?? ''}
        onChange={({ target: { value } }) => refine({ sort: value === 'name' ? value : undefined })}
      >
        <option value="">SKU</option>
        <option value="name">Name, A to Z</option>
      </Select>
      {range.from <= range.to && (
        <a
          href={stockExportUrl(toStockFilter(search, range))}
          download
          className={`${buttonStyle({ look: 'secondary' })} h-12`}
        >
          <FileDown aria-hidden className="size-5" />
          Export CSV
        </a>
      )}
    </search>
  );
}

interface TimeInputProps {
  label: string;
  value: string;
  onChange: (time: string) => void;
}

/** A date and time. While it is incomplete, the previous one counts. */
function TimeInput({ label, value, onChange }: TimeInputProps) {
  const [text, setText] = useDebouncedText({
    value,
    parse: parseLocalTime,
    onChange,
  });
  return (
    <label className="flex min-w-0 items-center gap-2 text-ink-soft">
      {label}
      <input
        type="datetime-local"
        value={text}
        onChange={({ target }) => setText(target.value)}
        className="h-12 min-w-0 rounded-full border border-line-strong bg-raised px-4 text-ink tabular-nums"
      />
    </label>
  );
}
