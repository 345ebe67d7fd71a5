interface MomentProps {
  /** RFC 3339. */
  at: string;
  dateOnly?: boolean;
}

/** A moment in the reader's own time zone. */
export function Moment({ at, dateOnly = false }: MomentProps) {
  return <time dateTime={at}>{(dateOnly ? date : dateAndTime).format(new Date(at))}</time>;
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
