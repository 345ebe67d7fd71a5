import { readdir, readFile } from 'node:fs/promises';

/** The docstrings of the fields of the views, by the view's name in the document and the field. */
export async function readFieldDocs(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const sources = new URL('../../packages/api/src/', import.meta.url);
  const docs = new Map<string, Map<string, string>>();
  for (const file of await readdir(sources, { recursive: true })) {
    if (!/-views?\.ts$|sessions?(?:-list)?\.ts$|api-keys\.ts$/.test(file)) continue;
    const source = await readFile(new URL(file, sources), 'utf8');
    for (const [, name = '', body = ''] of source.matchAll(interfaces)) {
      const fields = new Map<string, string>();
      for (const [, text = '', field = ''] of body.matchAll(documentedFields))
        fields.set(
          field,
          text
            .replaceAll(/\n\s*\* ?/g, ' ')
            .replaceAll(/\s+/g, ' ')
            .trim(),
        );
      docs.set(name.replace(/View$/, ''), fields);
    }
  }
  return docs;
}

const interfaces = /export interface (\w+)[^{]*\{\n([^]*?)\n\}/g;
/** Fields at the top of the interface only. */
const documentedFields = /^ {2}\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(?:readonly )?(\w+)\??:/gm;
