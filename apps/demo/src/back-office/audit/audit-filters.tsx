import { useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { buttonStyle } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { CustomerPicker } from '../customers/customer-picker.tsx';
import { DayInput } from '../layout/day-input.tsx';
import { auditExportUrl, type AuditSearch } from './audit-queries.ts';
import { kindNames } from './event-kinds.ts';

/** Filters by kind, account and day, and the CSV export of what they show. */
export function AuditFilters({ search }: { search: AuditSearch }) {
  const navigate = useNavigate();
  const refine = (change: AuditSearch) =>
    void navigate({
      to: '/back-office/audit',
      search: { ...search, ...change },
      resetScroll: false,
    });
  const { kind, user, from, to } = search;
  return (
    <search className="mb-6 flex flex-wrap gap-3">
      <Select
        label="Event type"
        value={kind ?? ''}
        onChange={({ target: { value } }) => refine({ kind: value === '' ? undefined : value })}
      >
        <option value="">All events</option>
        {Object.entries(kindNames).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </Select>
      <CustomerPicker
        label="Filter by account"
        placeholder="All accounts"
        value={user}
        onChange={(next) => refine({ user: next })}
      />
      <DayInput label="From" value={from} max={to} onChange={(day) => refine({ from: day })} />
      <DayInput label="To" value={to} min={from} onChange={(day) => refine({ to: day })} />
      <a
        href={auditExportUrl(search)}
        download
        className={`${buttonStyle({ look: 'secondary' })} h-12`}
      >
        <Download aria-hidden className="size-5" />
        Export CSV
      </a>
    </search>
  );
}
