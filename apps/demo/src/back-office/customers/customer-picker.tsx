import { useQuery } from '@tanstack/react-query';
import { UserRound } from 'lucide-react';
import { Picker, usePickerSearch } from '../../ui/picker.tsx';
import { customerQuery, customerSuggestionsQuery } from './customer-queries.ts';

interface CustomerPickerProps {
  label: string;
  placeholder: string;
  /** The selected customer's id. */
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** Selects one customer, searched by name or email. */
export function CustomerPicker({ value, ...props }: CustomerPickerProps) {
  const search = usePickerSearch();
  const selected = useQuery({ ...customerQuery(value ?? ''), enabled: value !== undefined }).data;
  const { data: found, isError } = useQuery({
    ...customerSuggestionsQuery(search.typed),
    enabled: search.isOpen,
  });
  return (
    <Picker
      {...props}
      icon={UserRound}
      searchLabel="Name or email"
      selected={value === undefined ? undefined : selected}
      hasValue={value !== undefined}
      items={found?.items ?? []}
      empty={isError ? 'Couldn’t load customers.' : 'No customers found.'}
      detailOf={({ email }) => email}
      search={search}
    />
  );
}
