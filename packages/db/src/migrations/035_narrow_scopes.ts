import type { Knex } from 'knex';

/** API keys get narrower scopes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE api_keys DROP CONSTRAINT api_keys_scopes_check;
    ALTER TABLE api_keys ADD CONSTRAINT api_keys_scopes_check CHECK (cardinality(scopes) > 0) NOT VALID;
    ALTER TABLE api_keys VALIDATE CONSTRAINT api_keys_scopes_check`);
}

/** Narrower scopes lose their rights: the keys keep those that the previous release knows, or only read. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    UPDATE api_keys SET scopes = COALESCE(
      (SELECT array_agg(scope) FROM unnest(scopes) AS scope WHERE scope IN ('read', 'orders', 'staff')),
      ARRAY['read']
    )
    WHERE NOT scopes <@ ARRAY['read', 'orders', 'staff'];
    ALTER TABLE api_keys DROP CONSTRAINT api_keys_scopes_check;
    ALTER TABLE api_keys ADD CONSTRAINT api_keys_scopes_check
      CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'orders', 'staff'])`);
}
