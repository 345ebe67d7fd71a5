import type { Readable } from 'node:stream';

/** A record of a CSV file. `fields` is undefined if the record is malformed. */
export interface CsvRecord {
  /** The line where the record begins, from 1. */
  line: number;
  /** One character per byte; decoded by `decodeField`. CSV syntax is ASCII in every supported encoding. */
  fields: readonly string[] | undefined;
}

/**
 * Parses CSV as a stream (RFC 4180, any line ending, blank lines skipped). Yields the records of each chunk as an array.
 *
 * A malformed record affects one line only; that is why this does not use a CSV library: to a strict parser, everything
 * after an unclosed quote is one field. Here a line is malformed, and parsing continues with the next line, if a quoted
 * field is longer than `longestRecord`, is followed by anything but a comma, or leads to a record with another number of
 * fields than the first.
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

/** UTF-8's, with one character per byte. */
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
        // A line longer than the limit is one malformed record.
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

  /** Returns the record at `at` and the start of the next one; undefined if more text is needed. */
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

    const quoted = parseQuoted(text, at, this.#lineEnd ?? '\n', isLast);
    // Two more characters, for the line ending after the longest record.
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

  /** Returns the end of the line at `at`. The first line of the file determines the line ending. */
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
 * Parses a record with quotes. A quote opens a quoted field only at the start of the field; elsewhere it is text, as in
 * 12" RULER.
 */
function parseQuoted(
  text: string,
  from: number,
  lineEnd: string,
  isLast: boolean,
): { fields: string[]; end: number; lines: number } | 'more' | 'malformed' {
  const fields: string[] = [];
  let lines = 1;
  let at = from;
  for (;;) {
    if (text[at] === '"') {
      const field = parseQuotedField(text, at + 1);
      if (field === undefined) return isLast ? 'malformed' : 'more';
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
    if (text[at] !== ',') return 'malformed';
    at += 1;
  }
}

function parseQuotedField(text: string, from: number): { value: string; end: number } | undefined {
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
