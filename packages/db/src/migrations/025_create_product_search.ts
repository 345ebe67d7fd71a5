import type { Knex } from 'knex';

export const config = { transaction: false };

/**
 * What `products.list` searches and what it sorts names by, in a table of its own: the partial index of the schema
 * document makes every change of stock a non-HOT update, so a further index on `products` would be written once more for
 * each order line (ADR 43). Triggers write it when a product's text changes, also for the previous release.
 *
 * Runs without a transaction, so that products can be changed meanwhile: each statement can be repeated.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(functionsSql);
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS product_search (
      product_id BIGINT PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
      name VARCHAR(255) COLLATE "und-x-icu" NOT NULL,
      text TEXT COLLATE "C" NOT NULL,
      letters TEXT COLLATE "C" NOT NULL
    )`);
  await knex.raw(triggersSql);
  await fill(knex);
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS idx_product_search_name_id');
  await knex.raw(
    'CREATE INDEX CONCURRENTLY idx_product_search_name_id ON product_search (name, product_id)',
  );
  await indexLetters(knex);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TRIGGER products_search_insert ON products;
    DROP TRIGGER products_search_update ON products;
    DROP TABLE product_search;
    DROP FUNCTION write_product_search();
    DROP FUNCTION search_letters(TEXT);
    DROP FUNCTION search_fold(TEXT)`);
}

/** Every product, in batches. A product whose text changes meanwhile gets its row from the trigger. */
async function fill(knex: Knex): Promise<void> {
  for (let after: string | null = '0'; after !== null;) {
    const { rows }: { rows: { last: string | null }[] } = await knex.raw(
      `WITH batch AS (
         SELECT id, sku, name, description FROM products WHERE id > ? ORDER BY id LIMIT 5000
       ), texts AS (
         SELECT id, name, search_fold(concat_ws(chr(10), name, sku, description, '')) AS text FROM batch
       ), written AS (
         INSERT INTO product_search (product_id, name, text, letters)
         SELECT id, name, text, search_letters(text) FROM texts
         ON CONFLICT (product_id) DO NOTHING
       )
       SELECT max(id) AS last FROM batch`,
      [after],
    );
    after = rows[0]?.last ?? null;
  }
}

/** Without the extension, which some providers do not allow, search works, but reads all products. */
async function indexLetters(knex: Knex): Promise<void> {
  try {
    await knex.raw('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  } catch {
    // The store warns about the missing index when it starts.
    return;
  }
  const { rows } = await knex.raw(
    `SELECT quote_ident(nspname) AS schema FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
     WHERE extname = 'pg_trgm'`,
  );
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS idx_product_search_letters');
  // The extension may be in a schema that is not in the search path.
  await knex.raw(
    `CREATE INDEX CONCURRENTLY idx_product_search_letters
     ON product_search USING gin (letters ${rows[0].schema}.gin_trgm_ops)`,
  );
}

/** Letters and digits stay; `translate` looks for each character from the left, so frequent ones come first. */
const kept = 'etaoinshrdlucmfywgpbvkxqjz0123456789';
/** Line feed, and the printable characters of ASCII that pg_trgm ignores. */
const ignored = [32, 10, ...Array.from({ length: 94 }, (_none, index) => index + 33)].filter(
  (code) => !/[a-z0-9]/i.test(String.fromCharCode(code)),
);
const escaped = ignored.map((code) => String.raw`\x${code.toString(16).padStart(2, '0')}`).join('');
const substitutes = ignored.map((code) => String.fromCharCode(97 + (code % 26))).join('');
const asLetters = (text: string) =>
  `translate(${text}, E'${kept}${escaped}', '${kept}${substitutes}')`;

/**
 * `search_fold` makes texts that people consider equal equal: letter case, NFC and NFD, both sigmas, both Turkish i,
 * invisible characters. It does not depend on the database's locale. Not STRICT, which would keep PostgreSQL from
 * inlining it.
 *
 * `search_letters` replaces what pg_trgm ignores by letters: punctuation, and where the database's locale is C every
 * character beyond ASCII. A letter of an alphabet becomes one, a CJK character or an emoji three, so that one of them is
 * a trigram. Different texts may become equal, so a search compares the folded text as well.
 */
const functionsSql = `
CREATE OR REPLACE FUNCTION search_fold(TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length($1) = char_length($1) THEN lower($1 COLLATE "C")
  ELSE replace(translate(lower(normalize($1, NFC) COLLATE "und-x-icu"),
    U&'\\03C2\\0131\\00AD\\034F\\061C\\200B\\200C\\200D\\200E\\200F\\2060\\FE0E\\FE0F\\FEFF', U&'\\03C3i'), U&'i\\0307', 'i') COLLATE "C"
  END
$$;
CREATE OR REPLACE FUNCTION search_letters(TEXT) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF octet_length($1) = char_length($1) THEN
    RETURN ${asLetters('$1')};
  END IF;
  RETURN (
    SELECT string_agg(CASE
      WHEN code < 128 THEN ${asLetters('c')}
      WHEN code < 11904 THEN chr(97 + code % 26)
      ELSE chr(97 + code % 26) || chr(97 + code / 26 % 26) || chr(97 + code / 676 % 26)
    END, '' ORDER BY place)
    FROM unnest(string_to_array($1, NULL)) WITH ORDINALITY AS each (c, place), ascii(c) AS code
  );
END $$;
CREATE OR REPLACE FUNCTION write_product_search() RETURNS TRIGGER LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  folded TEXT := search_fold(concat_ws(chr(10), NEW.name, NEW.sku, NEW.description, ''));
BEGIN
  INSERT INTO product_search (product_id, name, text, letters)
  VALUES (NEW.id, NEW.name, folded, search_letters(folded))
  ON CONFLICT (product_id) DO UPDATE
    SET name = excluded.name, text = excluded.text, letters = excluded.letters;
  RETURN NULL;
END $$`;

/** A change of stock fires neither. */
const triggersSql = `
CREATE OR REPLACE TRIGGER products_search_insert AFTER INSERT ON products
  FOR EACH ROW EXECUTE FUNCTION write_product_search();
CREATE OR REPLACE TRIGGER products_search_update AFTER UPDATE OF sku, name, description ON products
  FOR EACH ROW WHEN ((OLD.sku, OLD.name, OLD.description) IS DISTINCT FROM (NEW.sku, NEW.name, NEW.description))
  EXECUTE FUNCTION write_product_search()`;
