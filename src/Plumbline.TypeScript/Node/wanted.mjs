// What is looked for. Names alone decide here; what they mean is found out by the reader of these facts.

/** Methods of a Prisma delegate. */
export const operations = new Set([
  'findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'create', 'createMany', 'createManyAndReturn', 'update', 'updateMany',
  'updateManyAndReturn', 'upsert', 'delete', 'deleteMany', 'count', 'aggregate', 'groupBy',
]);

/** Tags of templates that hold SQL. */
export const tags = new Set(['sql', 'SQL', '$queryRaw', '$executeRaw', 'queryRaw', 'executeRaw', 'raw']);

/** Methods whose first argument may be SQL; it is taken where it begins as SQL does. */
export const texts = new Set(['$queryRawUnsafe', '$executeRawUnsafe', '$queryRaw', '$executeRaw', 'query', 'execute', 'raw', 'unsafe', 'prepare', 'exec', 'sql']);

export const looksLikeSql = /^\s*(?:--[^\n]*\n\s*|\/\*[^]*?\*\/\s*)*(?:with|select|insert|update|delete|merge|create|alter|drop|truncate|call|refresh|lock|copy|comment|grant|revoke|explain)\s/i;

/** Modules that may bring generated types, enums and clients. */
export const generated = /prisma|generated|client/i;

/** A file without any of these words exports nothing that a query could be made of. */
export const mayExport = /prisma|where|select|include|orderBy|\bdb\b|sql/i;

/** A file of a schema that is declared in code, or one that such a file may take its words from. */
export const schemaLanguage = /drizzle-orm|\bas const\b|^export (?:const )?enum /m;
