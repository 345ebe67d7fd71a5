import assert from 'node:assert/strict';
import { allProcedures, type Facts } from '../build/procedure-facts.ts';
import { schemaOf, type JsonSchema } from '../build/write-type.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';
import { openEditor } from './language-service.ts';

/**
 * Checks with TypeScript's language service that an editor shows a docstring for every procedure, how to call it, and every
 * field of its input, and names the types of calls.
 */
export function checkDocstrings({ project }: Pick<InstalledSdk, 'project'>): void {
  const program = new Program();
  program.write(
    "import type { StoreClient } from '@order-store/sdk';\ndeclare const client: StoreClient;\n",
  );
  const procedures = allProcedures();
  for (const [path, facts] of procedures) writeCalls(program, path, facts);
  const editor = openEditor(project, program.text);
  const missing = program.marks.filter(({ at }) => editor.hover(at).docstring === '');
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
    'an editor shows no docstring for these',
  );
  const declarationOf = (name: string) => {
    const mark = program.marks.find((each) => each.name === name);
    assert.ok(mark, name);
    return editor.hover(mark.at).declaration;
  };
  assert.match(declarationOf('orders.place.mutate'), /input: PlaceOrderInput.*: Promise<Order>/s);
  assert.match(declarationOf('orders.get.query'), /input: GetOrderInput.*: Promise<Order>/s);
  assert.match(declarationOf('products.list.query'), /: Promise<Page<Product>>/);
  assert.match(declarationOf('orders.place'), /StoreMutation<PlaceOrderInput, Order>/);
  console.log(`Docstrings: shown for ${procedures.length} procedures and the fields they take`);
}

/** A program's text, and the positions whose docstrings are checked. */
class Program {
  text = '';
  readonly marks: { readonly name: string; readonly at: number }[] = [];

  write(text: string): void {
    this.text += text;
  }

  /** Writes a name whose docstring is checked. */
  mark(text: string, name: string): void {
    this.marks.push({ name, at: this.text.length });
    this.text += text;
  }
}

/** Writes a call for each alternative of a procedure's input. */
function writeCalls(program: Program, path: string, { type, input }: Facts): void {
  const verb = { query: 'query', mutation: 'mutate', subscription: 'subscribe' }[type];
  const [group = '', name = ''] = path.split('.');
  const schema = input ? schemaOf(input, 'input') : {};
  for (const alternative of schema.anyOf ?? [schema]) {
    program.write(`client.${group}.`);
    program.mark(name, path);
    program.write('.');
    program.mark(verb, `${path}.${verb}`);
    program.write('(');
    const key = type === 'mutation' ? { idempotencyKey: {} } : {};
    const properties = { ...alternative.properties, ...key };
    if (Object.keys(properties).length > 0) writeFields(program, path, { properties });
    program.write(');\n');
  }
}

function writeFields(program: Program, path: string, { properties = {} }: JsonSchema): void {
  program.write('{ ');
  for (const [name, field] of Object.entries(properties)) {
    program.mark(name, `${path}: ${name}`);
    program.write(': ');
    const { items } = field;
    if (items?.properties) {
      program.write('[');
      writeFields(program, `${path}: ${name}`, items);
      program.write(']');
    } else program.write('null!');
    program.write(', ');
  }
  program.write('}');
}
