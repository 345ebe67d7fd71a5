interface DateTimeProps {
  /** RFC 3339 */
  at: string;
  dateOnly?: boolean;
}

/** A timestamp in the user's time zone. */
export function DateTime({ at, dateOnly = false }: DateTimeProps) {
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {(dateOnly ? date : dateAndTime).format(new Date(at))}
    </time>
  );
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
