import { Model, snakeCaseMappers } from 'objection';

/**
 * Columns in snake_case, properties in camelCase. Fields of models are written with `declare`: a class
 * field would be initialised to undefined after Objection has filled in the row.
 */
export class BaseModel extends Model {
  static override readonly columnNameMappers = snakeCaseMappers();
  static override readonly useLimitInFirst = true;
}
