import type { Knex } from 'knex';

export const config = { transaction: false };

/**
 * The names and e-mail addresses of users, as `product_search` has the texts of products (migration 025): `text` is
 * compared, `letters` has the index. Triggers write it when a name or an address changes, also for the previous release.
 *
 * Runs without a transaction, so that users can be changed meanwhile: each statement can be repeated.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS user_search (
      user_id BIGINT NOT NULL CONSTRAINT user_search_pkey PRIMARY KEY
        CONSTRAINT user_search_user_id_foreign REFERENCES users (id) ON DELETE CASCADE,
      text TEXT COLLATE "C" NOT NULL,
      letters TEXT COLLATE "C" NOT NULL
    )`);
  await knex.raw(functionSql);
  await knex.raw(`
    CREATE OR REPLACE TRIGGER users_search_insert AFTER INSERT ON users
      FOR EACH ROW EXECUTE FUNCTION write_user_search()`);
  await knex.raw(`
    CREATE OR REPLACE TRIGGER users_search_update AFTER UPDATE OF name, email ON users
      FOR EACH ROW WHEN ((OLD.name, OLD.email) IS DISTINCT FROM (NEW.name, NEW.email))
      EXECUTE FUNCTION write_user_search()`);
  await fill(knex);
  await indexLetters(knex);
  await knex.raw('ANALYZE user_search');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TRIGGER IF EXISTS users_search_insert ON users;
    DROP TRIGGER IF EXISTS users_search_update ON users;
    DROP TABLE IF EXISTS user_search;
    DROP FUNCTION IF EXISTS write_user_search()`);
}

/** Every user, in batches. The trigger writes the row of a user that changes meanwhile. */
async function fill(knex: Knex): Promise<void> {
  for (let after: string | null = '0'; after !== null;) {
    const { rows }: { rows: { last: string | null }[] } = await knex.raw(
      `WITH batch AS (
         SELECT id, name, email FROM users WHERE id > ? ORDER BY id LIMIT 5000
       ), texts AS (
         SELECT id, search_fold(concat_ws(chr(10), name, email, '')) AS text FROM batch
       ), written AS (
         INSERT INTO user_search (user_id, text, letters)
         SELECT id, text, search_letters(text) FROM texts
         ON CONFLICT (user_id) DO NOTHING
       )
       SELECT max(id) AS last FROM batch`,
      [after],
    );
    after = rows[0]?.last ?? null;
  }
}

/** Without the extension, which migration 025 created where it was allowed, a search reads all users. */
async function indexLetters(knex: Knex): Promise<void> {
  const { rows } = await knex.raw(
    `SELECT quote_ident(nspname) AS schema FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
     WHERE extname = 'pg_trgm'`,
  );
  if (rows.length === 0) return;
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS idx_user_search_letters');
  // The extension may be in a schema that is not in the search path.
  await knex.raw(
    `CREATE INDEX CONCURRENTLY idx_user_search_letters
     ON user_search USING gin (letters ${rows[0].schema}.gin_trgm_ops)`,
  );
}

const functionSql = `
CREATE OR REPLACE FUNCTION write_user_search() RETURNS TRIGGER LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  folded TEXT := search_fold(concat_ws(chr(10), NEW.name, NEW.email, ''));
BEGIN
  INSERT INTO user_search (user_id, text, letters) VALUES (NEW.id, folded, search_letters(folded))
  ON CONFLICT (user_id) DO UPDATE SET text = excluded.text, letters = excluded.letters;
  RETURN NULL;
END $$`;
