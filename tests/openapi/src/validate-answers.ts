import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { documentUrl } from './client-types.ts';

/** The part of the document that the tests read. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>;
}

interface Operation {
  readonly security: readonly object[];
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}

/** Reads the document, and returns with it a function that compares an answer with it: what is wrong, or null. */
export async function openDocument() {
  const document: Document = JSON.parse(await readFile(documentUrl, 'utf8'));
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi.json');
  const problemsOf = (path: string, status: number, answer: unknown): string | null => {
    const { get, post } = document.paths[path] ?? {};
    const response = (get ?? post)?.responses[status];
    if (!response) return `${path} may not answer ${status}`;
    const verb = get ? 'get' : 'post';
    const at = response.$ref ?? `#/paths/~1${path.slice(1)}/${verb}/responses/${status}`;
    const validate = ajv.compile({
      $ref: `openapi.json${at}/content/application~1json/schema`,
    });
    if (validate(answer)) return null;
    return `${path} ${status}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(answer)}`;
  };
  return { document, problemsOf };
}
