import { Model, type AnyModelConstructor, type RelationMapping } from 'objection';

// Models refer to each other in both directions. A function delays the reference until both classes exist.
type ModelClass = () => AnyModelConstructor;

/** `from` is a foreign key of this model's table, `to` the column it references. */
export function belongsTo(
  modelClass: ModelClass,
  from: string,
  to: string,
): RelationMapping<Model> {
  return { relation: Model.BelongsToOneRelation, modelClass, join: { from, to } };
}

/** `to` is a foreign key of the other table that references `from`. */
export function hasMany(modelClass: ModelClass, from: string, to: string): RelationMapping<Model> {
  return { relation: Model.HasManyRelation, modelClass, join: { from, to } };
}

/** Like {@link hasMany}, for a foreign key that is unique. */
export function hasOne(modelClass: ModelClass, from: string, to: string): RelationMapping<Model> {
  return { relation: Model.HasOneRelation, modelClass, join: { from, to } };
}

/** `through` names the two foreign keys of the table in between. */
export function manyToMany(
  modelClass: ModelClass,
  from: string,
  through: { readonly from: string; readonly to: string },
  to: string,
): RelationMapping<Model> {
  return { relation: Model.ManyToManyRelation, modelClass, join: { from, through, to } };
}
