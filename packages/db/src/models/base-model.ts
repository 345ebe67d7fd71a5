import { Model, snakeCaseMappers } from 'objection';

/**
 * Columns are snake_case, properties camelCase. Declare properties with `declare`: a class field would be
 * initialized to undefined after Objection has filled in the row.
 */
export class BaseModel extends Model {
  static override readonly columnNameMappers = snakeCaseMappers();
  static override readonly useLimitInFirst = true;
}
