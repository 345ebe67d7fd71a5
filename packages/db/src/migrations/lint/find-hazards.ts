import { parse } from 'libpg-query';

/** Why a migration is unsafe on a store in use. */
interface Hazard {
  readonly statement: string;
  readonly problem: string;
  /** The safe alternative. */
  readonly instead: string;
}

/**
 * Checks the statements of one migration, in order, with PostgreSQL's parser. Reports statements that lock a large table
 * for long, that break the previous release, and that it does not know. Tables that the migration creates are empty and
 * unused, so every statement on them is safe.
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
      for (const rule of checkStatement(stmt, known)) hazards.push({ statement, ...rule });
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

/** Effects of the earlier statements of this migration. */
interface Known {
  readonly created: Set<string>;
  /** `table.column` entries that a CHECK constraint requires to be not null. */
  readonly checkedNotNull: Set<string>;
}

type Rule = Omit<Hazard, 'statement'>;

function checkStatement(statement: Statement, known: Known): readonly Rule[] {
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
      'AlterTableCmd' in command ? checkAlteration(table, command.AlterTableCmd, known) : [],
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
  // ANALYZE blocks neither reads nor writes.
  if ('VacuumStmt' in statement && statement.VacuumStmt.is_vacuumcmd !== true) return [];
  const kind = Object.keys(statement)[0] ?? '';
  if (harmless.has(kind)) return [];
  return [locking.has(kind) ? rules.lock : rules.unknown];
}

type Alteration = Part<'AlterTableCmd'>;

function checkAlteration(table: string, command: Alteration, known: Known): readonly Rule[] {
  const { subtype, name, def } = command;
  if (subtype === 'AT_AddColumn' && def && 'ColumnDef' in def) return checkColumn(def.ColumnDef);
  if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def) {
    const column = columnOfNotNull(def.Constraint);
    if (column !== undefined) known.checkedNotNull.add(`${table}.${column}`);
    return checkConstraint(def.Constraint);
  }
  if (subtype === 'AT_SetNotNull')
    return known.checkedNotNull.has(`${table}.${name}`) ? [] : [rules.notNull];
  if (subtype === 'AT_AlterColumnType') return [rules.type];
  if (subtype === 'AT_DropColumn') return [rules.drop];
  return light.has(subtype ?? '') ? [] : [rules.unknown];
}

function checkColumn({ constraints = [], typeName }: Part<'ColumnDef'>): readonly Rule[] {
  const type = typeName?.names?.at(-1);
  if (type && 'String' in type && /^(small|big)?serial/.test(type.String.sval ?? ''))
    return [rules.volatileDefault];
  const parts = constraints.flatMap((each) => ('Constraint' in each ? [each.Constraint] : []));
  const defaultOf = parts.find(({ contype }) => contype === 'CONSTR_DEFAULT');
  const found: Rule[] = [];
  if (defaultOf && !isStable(defaultOf.raw_expr)) found.push(rules.volatileDefault);
  if (parts.some(({ contype }) => contype === 'CONSTR_NOTNULL') && !defaultOf)
    found.push(rules.notNullWithoutDefault);
  if (parts.some(({ contype }) => contype === 'CONSTR_GENERATED' || contype === 'CONSTR_IDENTITY'))
    found.push(rules.volatileDefault);
  for (const { contype } of parts) {
    if (contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY') found.push(rules.unique);
    if (contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN') found.push(rules.constraint);
  }
  return found;
}

type Constraint = Part<'Constraint'>;

function checkConstraint({ contype, skip_validation, indexname }: Constraint): readonly Rule[] {
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

/** Whether it is evaluated once for all rows: a constant, the current time, or a cast of either. */
function isStable(expression: Constraint['raw_expr']): boolean {
  if (!expression) return true;
  if ('A_Const' in expression || 'SQLValueFunction' in expression) return true;
  if ('TypeCast' in expression) return isStable(expression.TypeCast.arg);
  if (!('FuncCall' in expression)) return false;
  const name = expression.FuncCall.funcname?.at(-1);
  return name !== undefined && 'String' in name && stableFunctions.has(name.String.sval ?? '');
}

const stableFunctions: ReadonlySet<string> = new Set(['now', 'transaction_timestamp']);

/** Alterations that hold their lock only for a short time. */
const light: ReadonlySet<string> = new Set([
  'AT_ColumnDefault',
  'AT_DropNotNull',
  'AT_DropConstraint',
  'AT_ValidateConstraint',
  'AT_SetStatistics',
  'AT_SetRelOptions',
  'AT_ResetRelOptions',
]);

/** Statements that block neither readers nor writers, or only for a moment. */
const harmless: ReadonlySet<string> = new Set([
  'InsertStmt',
  'SelectStmt',
  'CreateSeqStmt',
  'CommentStmt',
  'VariableSetStmt',
  'CreateFunctionStmt',
  'CreateTrigStmt',
  'CreateExtensionStmt',
  'TransactionStmt',
]);

/** Statements that need an exclusive lock for their whole duration. */
const locking: ReadonlySet<string> = new Set([
  'LockStmt',
  'TruncateStmt',
  'ClusterStmt',
  'VacuumStmt',
  'ReindexStmt',
]);

const twoSteps =
  'add it with NOT VALID, and run VALIDATE CONSTRAINT in a separate migration, which does not block writes';
const contract =
  'expand now, and contract in the next release, when no process of the previous release is running';

const rules = {
  index: {
    problem: 'CREATE INDEX blocks writes until it finishes',
    instead: 'CREATE INDEX CONCURRENTLY, in a migration with `config = { transaction: false }`',
  },
  dropIndex: {
    problem: 'DROP INDEX waits for all users of the table and blocks new ones',
    instead: 'DROP INDEX CONCURRENTLY, in a migration with `config = { transaction: false }`',
  },
  volatileDefault: {
    problem: 'a volatile default rewrites the table under an exclusive lock',
    instead: 'add the column without it, then set the default, and fill existing rows in batches',
  },
  notNullWithoutDefault: {
    problem: 'a NOT NULL column without a default fails on a table with rows',
    instead: 'give it a constant default, or fill it in batches before adding NOT NULL',
  },
  notNull: {
    problem: 'SET NOT NULL scans the table under an exclusive lock',
    instead:
      'ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID, then VALIDATE it; SET NOT NULL then skips the scan',
  },
  type: {
    problem:
      'changing the type rewrites the table, and the previous release still sends the old type',
    instead: `add a new column; ${contract}`,
  },
  constraint: {
    problem: 'adding a constraint scans the table and blocks writes',
    instead: twoSteps,
  },
  unique: {
    problem: 'a unique constraint builds its index under an exclusive lock',
    instead: 'CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … UNIQUE USING INDEX',
  },
  backfill: {
    problem: 'changing many rows in one statement holds their locks until the migration ends',
    instead:
      'change them in batches, each in its own transaction, in a background task or a script',
  },
  rename: {
    problem: 'the previous release uses the old name',
    instead: contract,
  },
  drop: {
    problem: 'the previous release still uses the dropped object',
    instead: `${contract}; then add it to accepted-hazards.ts with the reason`,
  },
  lock: {
    problem: 'it blocks reads and writes until it finishes',
    instead: 'let an operator run it at a time of low traffic',
  },
  unknown: {
    problem: 'it is not known whether this is safe on a large table in use',
    instead: 'find out, and add a rule to find-hazards.ts',
  },
} satisfies Readonly<Record<string, Rule>>;
