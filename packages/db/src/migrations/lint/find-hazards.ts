import { parse } from 'libpg-query';

/** Why a migration may not run on a store that is in use. */
export interface Hazard {
  readonly statement: string;
  readonly problem: string;
  /** How it is done instead. */
  readonly instead: string;
}

/**
 * Judges the statements that one migration runs, in their order, as PostgreSQL parses them: finds what would lock a
 * large table for long, what the code of the previous release would not survive, and what cannot be judged. Tables
 * that the migration itself creates are empty and nobody's, so anything may be done to them.
 *
 * Source: PostgreSQL, "ALTER TABLE" (notes on rewrites and scans), "CREATE INDEX" (building concurrently),
 * "Explicit Locking".
 */
export async function findHazards(statements: readonly string[]): Promise<Hazard[]> {
  const known: Known = { created: new Set(), checkedNotNull: new Set() };
  const hazards: Hazard[] = [];
  for (const text of statements) {
    const { stmts = [] } = await parse(text);
    for (const { stmt } of stmts) {
      if (!stmt) continue;
      const statement = text.replaceAll(/\s+/g, ' ').trim().slice(0, 120);
      for (const rule of judge(stmt, known)) hazards.push({ statement, ...rule });
    }
  }
  return hazards;
}

type Statement = NonNullable<
  NonNullable<Awaited<ReturnType<typeof parse>>['stmts']>[number]['stmt']
>;
type Part<Name extends string> = Statement extends infer Each
  ? Each extends Record<Name, infer Inner>
    ? Inner
    : never
  : never;

/** What this migration has done so far. */
interface Known {
  readonly created: Set<string>;
  /** `table.column` that a CHECK demands a value of. */
  readonly checkedNotNull: Set<string>;
}

type Rule = Omit<Hazard, 'statement'>;

function judge(statement: Statement, known: Known): readonly Rule[] {
  if ('CreateStmt' in statement) {
    known.created.add(statement.CreateStmt.relation?.relname ?? '');
    return [];
  }
  if ('CreateTableAsStmt' in statement) {
    known.created.add(statement.CreateTableAsStmt.into?.rel?.relname ?? '');
    return [];
  }
  const isNew = (table: string | undefined) => known.created.has(table ?? '');
  if ('IndexStmt' in statement) {
    const { relation, concurrent } = statement.IndexStmt;
    return concurrent === true || isNew(relation?.relname) ? [] : [rules.index];
  }
  if ('AlterTableStmt' in statement) {
    const { relation, cmds = [] } = statement.AlterTableStmt;
    const table = relation?.relname ?? '';
    if (isNew(table)) return [];
    return cmds.flatMap((command) =>
      'AlterTableCmd' in command ? judgeAlteration(table, command.AlterTableCmd, known) : [],
    );
  }
  if ('UpdateStmt' in statement)
    return isNew(statement.UpdateStmt.relation?.relname) ? [] : [rules.backfill];
  if ('DeleteStmt' in statement)
    return isNew(statement.DeleteStmt.relation?.relname) ? [] : [rules.backfill];
  if ('RenameStmt' in statement)
    return isNew(statement.RenameStmt.relation?.relname) ? [] : [rules.rename];
  if ('DropStmt' in statement) {
    const { removeType, concurrent } = statement.DropStmt;
    if (removeType === 'OBJECT_INDEX') return concurrent === true ? [] : [rules.dropIndex];
    return [rules.drop];
  }
  const kind = Object.keys(statement)[0] ?? '';
  if (harmless.has(kind)) return [];
  return [locking.has(kind) ? rules.lock : rules.unknown];
}

type Alteration = Part<'AlterTableCmd'>;

function judgeAlteration(table: string, command: Alteration, known: Known): readonly Rule[] {
  const { subtype, name, def } = command;
  if (subtype === 'AT_AddColumn' && def && 'ColumnDef' in def) return judgeColumn(def.ColumnDef);
  if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def) {
    const column = columnOfNotNull(def.Constraint);
    if (column !== undefined) known.checkedNotNull.add(`${table}.${column}`);
    return judgeConstraint(def.Constraint);
  }
  if (subtype === 'AT_SetNotNull')
    return known.checkedNotNull.has(`${table}.${name}`) ? [] : [rules.notNull];
  if (subtype === 'AT_AlterColumnType') return [rules.type];
  if (subtype === 'AT_DropColumn') return [rules.drop];
  return light.has(subtype ?? '') ? [] : [rules.unknown];
}

function judgeColumn({ constraints = [], typeName }: Part<'ColumnDef'>): readonly Rule[] {
  const type = typeName?.names?.at(-1);
  if (type && 'String' in type && /^(small|big)?serial/.test(type.String.sval ?? ''))
    return [rules.volatileDefault];
  const parts = constraints.flatMap((each) => ('Constraint' in each ? [each.Constraint] : []));
  const byDefault = parts.find(({ contype }) => contype === 'CONSTR_DEFAULT');
  const found: Rule[] = [];
  if (byDefault && !isStable(byDefault.raw_expr)) found.push(rules.volatileDefault);
  if (parts.some(({ contype }) => contype === 'CONSTR_NOTNULL') && !byDefault)
    found.push(rules.notNullWithout);
  if (parts.some(({ contype }) => contype === 'CONSTR_GENERATED' || contype === 'CONSTR_IDENTITY'))
    found.push(rules.volatileDefault);
  for (const { contype } of parts) {
    if (contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY') found.push(rules.unique);
    if (contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN') found.push(rules.constraint);
  }
  return found;
}

type Constraint = Part<'Constraint'>;

function judgeConstraint({ contype, skip_validation, indexname }: Constraint): readonly Rule[] {
  if (contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY')
    return indexname === undefined ? [rules.unique] : [];
  if (contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN' || contype === 'CONSTR_NOTNULL')
    return skip_validation === true ? [] : [rules.constraint];
  return [rules.unknown];
}

/** The column of CHECK (column IS NOT NULL). */
function columnOfNotNull({ raw_expr: check }: Constraint): string | undefined {
  if (!check || !('NullTest' in check) || check.NullTest.nulltesttype !== 'IS_NOT_NULL')
    return undefined;
  const { arg } = check.NullTest;
  const field = arg && 'ColumnRef' in arg ? arg.ColumnRef.fields?.at(-1) : undefined;
  return field && 'String' in field ? field.String.sval : undefined;
}

/** Evaluated once for all rows: a constant, the moment, or either of them cast. */
function isStable(expression: Constraint['raw_expr']): boolean {
  if (!expression) return true;
  if ('A_Const' in expression || 'SQLValueFunction' in expression) return true;
  if ('TypeCast' in expression) return isStable(expression.TypeCast.arg);
  if (!('FuncCall' in expression)) return false;
  const name = expression.FuncCall.funcname?.at(-1);
  return name !== undefined && 'String' in name && stableFunctions.has(name.String.sval ?? '');
}

const stableFunctions: ReadonlySet<string> = new Set(['now', 'transaction_timestamp']);

/** Alterations that take their lock for a moment only. */
const light: ReadonlySet<string> = new Set([
  'AT_ColumnDefault',
  'AT_DropNotNull',
  'AT_DropConstraint',
  'AT_ValidateConstraint',
  'AT_SetStatistics',
  'AT_SetRelOptions',
  'AT_ResetRelOptions',
]);

/** Statements that lock nobody out. */
const harmless: ReadonlySet<string> = new Set([
  'InsertStmt',
  'SelectStmt',
  'CreateSeqStmt',
  'CommentStmt',
  'VariableSetStmt',
  'CreateFunctionStmt',
  'TransactionStmt',
]);

/** Statements whose whole point is a lock that shuts everybody out. */
const locking: ReadonlySet<string> = new Set([
  'LockStmt',
  'TruncateStmt',
  'ClusterStmt',
  'VacuumStmt',
  'ReindexStmt',
]);

const twoSteps =
  'add it with NOT VALID, and VALIDATE CONSTRAINT in a migration of its own: that scan locks nobody out';
const contract =
  'expand now, and contract a release later, when no process of the previous release runs any more';

const rules = {
  index: {
    problem: 'CREATE INDEX shuts out everybody who writes, for as long as it takes',
    instead: 'CREATE INDEX CONCURRENTLY, in a migration with `config = { transaction: false }`',
  },
  dropIndex: {
    problem: 'DROP INDEX waits for everybody, and everybody waits for it',
    instead: 'DROP INDEX CONCURRENTLY, in a migration with `config = { transaction: false }`',
  },
  volatileDefault: {
    problem: 'a default that differs by row rewrites the table behind an exclusive lock',
    instead: 'add the column without it, set the default afterwards, and fill old rows in batches',
  },
  notNullWithout: {
    problem: 'a column that must have a value and has no default fails on a table with rows',
    instead: 'give it a constant default, or fill it in batches before it must have a value',
  },
  notNull: {
    problem: 'SET NOT NULL reads the whole table behind an exclusive lock',
    instead:
      'ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID, VALIDATE it, and then SET NOT NULL believes it',
  },
  type: {
    problem: 'another type rewrites the table, and the previous release still sends the old one',
    instead: `a new column beside it; ${contract}`,
  },
  constraint: {
    problem: 'a constraint reads the whole table behind a lock on all who write',
    instead: twoSteps,
  },
  unique: {
    problem: 'a unique constraint builds its index behind an exclusive lock',
    instead: 'CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … UNIQUE USING INDEX',
  },
  backfill: {
    problem: 'changing rows of a table in one go holds their locks until the migration ends',
    instead: 'batches of their own transactions, in a background task or a script',
  },
  rename: {
    problem: 'the previous release asks for the old name',
    instead: contract,
  },
  drop: {
    problem: 'the previous release still uses what is dropped',
    instead: `${contract}; then list it with its reason`,
  },
  lock: {
    problem: 'it shuts out everybody for as long as it takes',
    instead: 'leave it to an operator, in a quiet hour',
  },
  unknown: {
    problem: 'nobody has said yet whether this is safe on a large table that is in use',
    instead: 'find out, and teach find-hazards.ts',
  },
} satisfies Readonly<Record<string, Rule>>;
