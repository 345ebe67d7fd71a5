import type { Readable } from 'node:stream';

/** One record of a CSV file. `fields` is undefined where the record cannot be taken apart. */
export interface CsvRecord {
  /** The line on which the record begins; the first line of the file is 1. */
  line: number;
  /** One character a byte: structure is ASCII in every encoding that reaches here, see decode-field.ts. */
  fields: readonly string[] | undefined;
}

/**
 * Reads CSV (RFC 4180: commas, quotes doubled inside quotes, line breaks allowed inside quotes; any
 * line end; blank lines skipped) as a stream and gives the records of each chunk together.
 *
 * A record that cannot be taken apart costs one line and no more. That is why this is written here:
 * a parser that follows the grammar alone takes everything behind a quote that nobody closed as one
 * field and loses the rest of the file. Here a quoted field that is not closed within
 * `longestRecord`, that is followed by something else than a comma, or that leads to a record of
 * another width than the first one was no quoted field: its line is given without fields, and
 * reading goes on with the next line.
 */
export async function* readCsv(
  bytes: Readable | AsyncIterable<Uint8Array>,
  longestRecord = 64 * 1024,
): AsyncGenerator<CsvRecord[]> {
  const reader = new RecordReader(longestRecord);
  for await (const chunk of bytes) {
    yield reader.read(Buffer.from(chunk).toString('latin1'), false);
  }
  yield reader.read('', true);
}

/** That of UTF-8, one character a byte. */
const byteOrderMark = '\u00ef\u00bb\u00bf';

class RecordReader {
  #rest = '';
  #line = 1;
  #lineEnd: '\n' | '\r' | undefined;
  #width: number | undefined;
  #skipsLine = false;
  readonly #longestRecord: number;

  constructor(longestRecord: number) {
    this.#longestRecord = longestRecord;
  }

  read(chunk: string, isLast: boolean): CsvRecord[] {
    const text = this.#rest + chunk;
    const records: CsvRecord[] = [];
    let at = this.#line === 1 && text.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
    while (at < text.length) {
      const end = this.#endOfLine(text, at, isLast);
      if (end === undefined) {
        if (text.length - at <= this.#longestRecord) break;
        // A line without an end: one broken record, however long it goes on.
        if (!this.#skipsLine) records.push({ line: this.#line, fields: undefined });
        this.#skipsLine = true;
        at = text.length;
      } else if (this.#skipsLine) {
        this.#skipsLine = false;
        this.#line += 1;
        at = end + 1;
      } else {
        const next = this.#record(text, at, end, isLast);
        if (next === undefined) break;
        if (next.record) records.push(next.record);
        at = next.at;
      }
    }
    this.#rest = text.slice(at);
    return records;
  }

  /** The record that begins at `at`, and where the next one does; undefined when more text is needed. */
  #record(text: string, at: number, end: number, isLast: boolean) {
    const line = this.#line;
    const content = withoutReturn(text.slice(at, end));
    if (content === '') {
      this.#line += 1;
      return { record: undefined, at: end + 1 };
    }
    if (!content.includes('"')) {
      const fields = end - at <= this.#longestRecord ? content.split(',') : undefined;
      this.#line += 1;
      return { record: { line, fields: fields && this.#checked(fields) }, at: end + 1 };
    }

    const quoted = takeQuoted(text, at, this.#lineEnd ?? '\n', isLast);
    // Two more: the line end behind the longest record must be there to be seen.
    if (quoted === 'more' && text.length - at <= this.#longestRecord + 2) return undefined;
    const fits = typeof quoted === 'object' && quoted.end - at <= this.#longestRecord;
    const fields = fits ? this.#checked(quoted.fields) : undefined;
    if (!fits || fields === undefined) {
      this.#line += 1;
      return { record: { line, fields: undefined }, at: end + 1 };
    }
    this.#line += quoted.lines;
    return { record: { line, fields }, at: quoted.end + 1 };
  }

  #checked(fields: readonly string[]): readonly string[] | undefined {
    this.#width ??= fields.length;
    return fields.length === this.#width ? fields : undefined;
  }

  /** Where the line that begins at `at` ends. The first line of the file shows what ends its lines. */
  #endOfLine(text: string, at: number, isLast: boolean): number | undefined {
    if (this.#lineEnd === undefined) {
      const end = text.search(/[\r\n]/);
      if (end === text.length - 1 && text[end] === '\r' && !isLast) return undefined;
      if (end >= 0) this.#lineEnd = text[end] === '\r' && text[end + 1] !== '\n' ? '\r' : '\n';
    }
    const end = this.#lineEnd === undefined ? -1 : text.indexOf(this.#lineEnd, at);
    if (end >= 0) return end;
    return isLast ? text.length : undefined;
  }
}

/**
 * Takes apart one record that has quotes in it, from `at` on. A quote opens a quoted field only at
 * the field's very beginning; elsewhere it is a letter, as in 12" RULER.
 */
function takeQuoted(
  text: string,
  from: number,
  lineEnd: string,
  isLast: boolean,
): { fields: string[]; end: number; lines: number } | 'more' | 'broken' {
  const fields: string[] = [];
  let lines = 1;
  let at = from;
  for (;;) {
    if (text[at] === '"') {
      const field = takeQuotedField(text, at + 1);
      if (field === undefined) return isLast ? 'broken' : 'more';
      fields.push(field.value);
      lines += field.value.split(lineEnd).length - 1;
      at = field.end;
      if (at >= text.length - 1 && !isLast) return 'more';
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    } else {
      const comma = text.indexOf(',', at);
      const line = text.indexOf(lineEnd, at);
      if (line < 0 && !isLast) return 'more';
      const lineAt = line < 0 ? text.length : line;
      const end = comma < 0 ? lineAt : Math.min(comma, lineAt);
      fields.push(end === lineAt ? withoutReturn(text.slice(at, end)) : text.slice(at, end));
      at = end;
    }
    if (at >= text.length || text[at] === lineEnd) return { fields, end: at, lines };
    if (text[at] !== ',') return 'broken';
    at += 1;
  }
}

function takeQuotedField(text: string, from: number): { value: string; end: number } | undefined {
  let value = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
