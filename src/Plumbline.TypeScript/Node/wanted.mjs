// What is looked for. Names alone decide here; what they mean is found out by the reader of these facts.

/** Methods of a Prisma delegate. */
export const operations = new Set([
  'findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'create', 'createMany', 'createManyAndReturn', 'update', 'updateMany',
  'updateManyAndReturn', 'upsert', 'delete', 'deleteMany', 'count', 'aggregate', 'groupBy',
]);

/** Tags of templates that hold SQL. */
export const tags = new Set(['sql', 'SQL', '$queryRaw', '$executeRaw', 'queryRaw', 'executeRaw', 'raw']);

/** Methods whose first argument may be SQL; it is taken where it begins as SQL does. */
export const texts = new Set([
  '$queryRawUnsafe', '$executeRawUnsafe', '$queryRaw', '$executeRaw', 'query', 'execute', 'raw', 'unsafe', 'prepare', 'exec', 'sql',
  'one', 'oneOrNone', 'any', 'none', 'many', 'manyOrNone', 'multi', 'multiResult', 'result',
  'run', 'get', 'all', 'each', 'executeMultiple', 'prepareAsync', 'prepareSync', 'execAsync', 'execSync', 'runAsync', 'runSync', 'getFirstAsync', 'getFirstSync', 'getAllAsync', 'getAllSync', 'getEachAsync', 'getEachSync',
]);

/** Those that other things have, too: what they take is SQL only where a text says so. */
export const shared = new Set(['get', 'all', 'run', 'each', 'one', 'any', 'none', 'many', 'multi', 'result']);

/** Methods that take a list of statements. */
export const batches = new Set(['batch', 'executeBatch', 'executeBatchAsync']);

/** Functions of a project's own that are named after what they take. */
export const mayTakeSql = /(?:query|sql)(?!Selector)/i;

/** What a text must hold for such a function to be taken at its name. */
export const isStatement = /\b(?:from|into|set|table|view|index|values)\b/i;

/** Tags that leave a text as it is, but for blanks. */
export const plainTags = new Set(['dedent', 'outdent', 'stripIndent', 'stripIndents', 'oneLine']);

/** String.raw`…` is no text of SQL by itself. */
export const isRaw = (tag) => tag.property?.name === 'raw' && tag.object.name === 'String';

/** A file that may have a driver with such methods. */
export const mayShare = /sqlite|libsql|turso|\bD1|sql\.js|pg-promise/i;

export const looksLikeSql = /^\s*(?:--[^\n]*\n\s*|\/\*[^]*?\*\/\s*)*(?:with|select|insert|update|delete|merge|create|alter|drop|truncate|call|refresh|lock|copy|comment|grant|revoke|explain)\s/i;

/** Modules that may bring generated types, enums and clients. */
export const generated = /prisma|generated|client/i;

/** Modules that may hand out types of rows, too: where tables are declared. */
export const holdsTypes = /prisma|generated|client|schema|drizzle|database|supabase|\bdb\b/i;

/** What a type of rows is made of a table with: typeof users.$inferSelect, InferSelectModel<typeof users>, Tables<'users'>. */
export const inferred = new Set(['$inferSelect', '$inferInsert']);
export const inferring = new Set(['InferSelectModel', 'InferInsertModel', 'InferModel', 'Tables', 'TablesInsert', 'TablesUpdate']);

/** All tables in one type: Database['public']['Tables']['users']['Row']. */
export const tableTypes = 'Database';

/** A file without any of these words exports nothing that a query could be made of. */
export const mayExport = /prisma|supabase|where|select|include|orderBy|\bdb\b|sql/i;

/** A file of a schema that is declared in code, or one that such a file may take its words from. */
export const schemaLanguage = /drizzle-orm|\bas const\b|^export (?:const )?enum /m;

/** A file that speaks with Drizzle, even where it builds no query of its own: conditions, and columns handed on. */
export const drizzleModule = /drizzle-orm/;

/** Modules whose members are no tables. */
export const foreignModule = /^(?:node:|react|next|zod|drizzle-orm|@trpc|lodash|date-fns|express|hono|vitest|@radix|lucide)/;

/** Modules that may be files of the project: beside the file, under an alias, or in a package of its own. */
export const mayBeOwn = /^[.@~#$]|^src\//;

/** What a condition, an order, a group or a choice is made with in Drizzle: said of the columns in it. */
const said = {
  f: 'where having on leftJoin rightJoin innerJoin fullJoin eq ne gt gte lt lte like ilike notLike notIlike inArray notInArray isNull isNotNull between notBetween arrayContains arrayContained arrayOverlaps target targetWhere setWhere',
  o: 'orderBy asc desc',
  g: 'groupBy',
  r: 'select selectDistinct selectDistinctOn returning columns extras values set',
};
export const saidBy = new Map(Object.entries(said).flatMap(([kind, words]) => words.split(' ').map((w) => [w, kind])));

/** What compares a column with values. */
export const compares = new Set(['eq', 'ne', 'inArray', 'notInArray']);

/** What a test says of an object: its keys are members. */
export const expectations = new Set(['toMatchObject', 'toEqual', 'toStrictEqual', 'toHaveProperty']);

/** What is expected to be so, in expect(row) and expect(row).resolves; null for what is expected not to be. */
export function expectedOf(node) {
  const call = node.type === 'MemberExpression' && node.property.name === 'resolves' ? node.object : node;
  return call.type === 'CallExpression' && call.callee.name === 'expect' ? call.arguments[0] ?? null : null;
}

/** The module that a value is imported from where it stands: await import('./db'), require('./db'). */
export function importedHere(node) {
  const call = node?.type === 'AwaitExpression' ? node.argument : node;
  const source = call?.type === 'ImportExpression' && call !== node ? call.source : call?.type === 'CallExpression' && call.callee.name === 'require' ? call.arguments[0] : null;
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
}

const selects = new Set(['select', 'selectDistinct', 'selectDistinctOn']);
const joins = new Set(['leftJoin', 'rightJoin', 'innerJoin', 'fullJoin', 'crossJoin', 'leftJoinLateral', 'innerJoinLateral', 'crossJoinLateral']);

/** What goes on behind .from('table') of a client of Supabase's. */
const onRows = new Set([
  'select', 'insert', 'upsert', 'eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'like', 'ilike', 'likeAllOf', 'likeAnyOf', 'ilikeAllOf', 'ilikeAnyOf', 'is', 'in', 'contains', 'containedBy',
  'rangeGt', 'rangeGte', 'rangeLt', 'rangeLte', 'rangeAdjacent', 'overlaps', 'textSearch', 'match', 'not', 'or', 'filter', 'order', 'schema',
]);

const methodOf = (node) => (node?.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !node.callee.computed ? node.callee.property.name : null);

const isWord = (node) => node?.type === 'Literal' && typeof node.value === 'string';

/** Whether a call goes on with a query of Drizzle's: d; or of Supabase's: s. */
export function buildsOn(name, node) {
  const inner = methodOf(node.callee.object);
  const first = node.arguments[0];
  switch (name) {
    case 'from': return selects.has(inner) ? 'd' : first && /^(Identifier|Literal|MemberExpression|TemplateLiteral)$/.test(first.type) && !isBuiltIn(node.callee.object) ? 's' : null;
    case 'rpc': return isWord(first) ? 's' : null;
    case 'values': return inner === 'insert' || inner === 'overridingSystemValue' ? 'd' : null;
    case 'set': return inner === 'update' ? 'd' : null;
    case 'onConflictDoUpdate': return 'd';
    case 'returning': return inner ? 'd' : null;
    case '$count': return 'd';
    case 'insert': if (first && /^(Identifier|MemberExpression)$/.test(first.type) && inner !== 'from') return 'd';
  }
  if (joins.has(name)) return inner ? 'd' : null;
  return onRows.has(name) && isFrom(node.callee.object) ? 's' : null;
}

/** Whether a call gives rows, as far as words tell: of Drizzle's select and returning, of a select of Supabase's. */
export function givesRows(name, node) {
  switch (name) {
    case 'from': return selects.has(methodOf(node.callee.object));
    case 'returning': return methodOf(node.callee.object) !== null;
    case 'select': return isFrom(node.callee.object);
    default: return false;
  }
}

function isFrom(node) {
  for (let name = methodOf(node); name; node = node.callee.object, name = methodOf(node)) if (name === 'from' || name === 'rpc') return true;
  return false;
}

const isBuiltIn = (node) => node.type === 'Identifier' && /^[A-Z]/.test(node.name);
