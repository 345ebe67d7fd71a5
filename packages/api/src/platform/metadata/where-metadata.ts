import type { Model, QueryBuilder } from 'objection';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { JsonObject } from '../../shared/json-object.ts';

/** Limits rows to those whose metadata contains the given values, by the GIN index. */
export function whereMetadataContains<M extends Model>(
  rows: QueryBuilder<M, M[]>,
  owner: 'order' | 'product',
  values: JsonObject,
): void {
  // Rows without metadata contain nothing as well.
  if (Object.keys(values).length === 0) return;
  void rows.whereRaw(
    `${owner}s.id IN (SELECT ${owner}_id FROM ${owner}_metadata WHERE metadata @> ?::jsonb)`,
    [JSON.stringify(values)],
  );
}

/** What the cursor of a list is bound to. Without a filter nothing, so that cursors of the previous release stay valid. */
export function boundTo(metadata: JsonObject | undefined): string[] {
  return metadata === undefined ? [] : [canonicalJson(metadata)];
}
