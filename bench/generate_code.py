#!/usr/bin/env python3
"""Write the code of a project that generate.py made: N files of TypeScript that use its Prisma client.

  OUT/src/lib/prisma.ts, OUT/src/services/*.ts (N files), OUT/tsconfig.json
  OUT/node_modules/@prisma/client   types that stand in for the generated client: lighter than those that Prisma writes, in favour of a type checker
Deterministic for the same arguments."""
import argparse, os, random, re

SCALARS = {"String": "string", "Int": "number", "BigInt": "bigint", "Float": "number", "Decimal": "string", "Boolean": "boolean", "DateTime": "Date", "Json": "unknown", "Bytes": "Uint8Array"}
HEAD = """export interface Delegate<Row, Where, Data, Select> {
  findMany(args?: { where?: Where; select?: Select; orderBy?: { [K in keyof Row]?: 'asc' | 'desc' }; take?: number }): Promise<Row[]>;
  findFirst(args?: { where?: Where; select?: Select }): Promise<Row | null>;
  findUnique(args: { where: Where; select?: Select }): Promise<Row | null>;
  create(args: { data: Data }): Promise<Row>;
  update(args: { where: Where; data: Data }): Promise<Row>;
  updateMany(args: { where?: Where; data: Data }): Promise<{ count: number }>;
  deleteMany(args?: { where?: Where }): Promise<{ count: number }>;
  count(args?: { where?: Where }): Promise<number>;
}
export type Filter<T> = T | null | { equals?: T; not?: T | null; in?: T[]; gte?: T; lt?: T };
"""


def models(schema):
    found = {}
    for name, body in re.findall(r"^model (\w+) \{\n(.*?)^\}", schema, re.M | re.S):
        fields = [(f, t, o == "?") for f, t, o in re.findall(r"^  (\w+) (\w+)(\??)(?:\s|$)", body, re.M) if t in SCALARS]
        found[name] = fields
    return found


def lower(name): return name[0].lower() + name[1:]


def client(found):
    text = [HEAD]
    for name, fields in found.items():
        text.append(f"export interface {name} {{ " + "; ".join(f"{f}: {SCALARS[t]}{' | null' if o else ''}" for f, t, o in fields) + " }")
        text.append(f"export interface {name}Where {{ " + "; ".join(f"{f}?: Filter<{SCALARS[t]}>" for f, t, o in fields) + f"; AND?: {name}Where[]; OR?: {name}Where[] }}")
    text.append("export declare class PrismaClient {")
    for name in found:
        text.append(f"  {lower(name)}: Delegate<{name}, {name}Where, Partial<{name}>, {{ [K in keyof {name}]?: boolean }}>;")
    text.append("  $transaction<T>(work: (tx: PrismaClient) => Promise<T>): Promise<T>;\n}\n")
    return "\n".join(text)


def value(kind, rng):
    return {"String": f"'v{rng.randrange(99)}'", "Int": str(rng.randrange(99)), "BigInt": "BigInt(7)", "Float": "0.5", "Decimal": "'1.50'", "Boolean": "true", "DateTime": "new Date(0)", "Json": "{ a: 1 }", "Bytes": "new Uint8Array(1)"}[kind]


def service(index, found, rng):
    name = rng.choice(list(found))
    fields, other = found[name], rng.choice(list(found))
    some = rng.sample(fields, min(4, len(fields)))
    plain = [f for f in fields if f[1] in ("String", "Int", "DateTime", "Boolean")]
    a, b = rng.sample(plain, 2)
    d, kind = lower(name), SCALARS
    return f"""import {{ prisma }} from '../lib/prisma';
import type {{ {name}, {name}Where }} from '@prisma/client';

export interface Page{index} {{
  total: number;
  rows: {name}[];
  nextCursor: number | null;
}}

/** One page of rows that fit, the youngest first. */
export async function page{index}({a[0]}: {kind[a[1]]}, take = 20): Promise<Page{index}> {{
  const where: {name}Where = {{ {a[0]}, {b[0]}: {{ not: {value(b[1], rng)} }} }};
  const rows = await prisma.{d}.findMany({{ where, orderBy: {{ created_at: 'desc' }}, take: take + 1 }});
  const total = await prisma.{d}.count({{ where }});
  const more = rows.length > take;
  return {{ total, rows: rows.slice(0, take), nextCursor: more ? rows[take - 1].id : null }};
}}

export async function names{index}(ids: number[]): Promise<string[]> {{
  const found = await prisma.{d}.findMany({{
    where: {{ id: {{ in: ids }} }},
    select: {{ {", ".join(f"{f[0]}: true" for f in some)} }},
  }});
  return found.map((row) => String(row.{some[0][0]}) + ' ' + String(row.{some[-1][0]}));
}}

export async function open{index}(input: Partial<{name}>): Promise<number> {{
  return prisma.$transaction(async (tx) => {{
    const made = await tx.{d}.create({{ data: {{ ...input, {b[0]}: {value(b[1], rng)} }} }});
    await tx.{lower(other)}.updateMany({{ where: {{ id: made.id }}, data: {{ created_at: made.created_at }} }});
    if (made.created_at.getTime() > Date.now()) {{
      throw new Error(`made in the future: ${{made.id}}`);
    }}
    return made.id;
  }});
}}

export class Sweeper{index} {{
  private readonly seen = new Map<number, {name}>();

  async sweep(before: Date): Promise<number> {{
    const stale = await prisma.{d}.findMany({{ where: {{ created_at: {{ lt: before }}, OR: [{{ {a[0]}: {value(a[1], rng)} }}, {{ {b[0]}: {value(b[1], rng)} }}] }} }});
    for (const row of stale) {{
      if (!this.seen.has(row.id)) this.seen.set(row.id, row);
    }}
    const {{ count }} = await prisma.{d}.deleteMany({{ where: {{ id: {{ in: [...this.seen.keys()] }} }} }});
    return count;
  }}

  ages(now: Date): number[] {{
    return [...this.seen.values()].map((row) => now.getTime() - row.created_at.getTime()).sort((x, y) => x - y);
  }}
}}
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "w").write(text)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, required=True)
    options.add_argument("--out", required=True, help="a project that generate.py wrote")
    chosen = options.parse_args()
    found, rng = models(open(f"{chosen.out}/prisma/schema.prisma").read()), random.Random(chosen.files)
    write(f"{chosen.out}/node_modules/@prisma/client/index.d.ts", client(found))
    write(f"{chosen.out}/node_modules/@prisma/client/package.json", '{ "name": "@prisma/client", "version": "0.0.0", "types": "index.d.ts" }\n')
    write(f"{chosen.out}/src/lib/prisma.ts", "import { PrismaClient } from '@prisma/client';\n\nexport const prisma = new PrismaClient();\n")
    write(f"{chosen.out}/tsconfig.json", '{ "compilerOptions": { "strict": true, "target": "ES2022", "module": "ESNext", "moduleResolution": "Bundler", "skipLibCheck": true, "noEmit": true, "types": [] }, "include": ["src"] }\n')
    for index in range(chosen.files): write(f"{chosen.out}/src/services/service-{index:05d}.ts", service(index, found, rng))


if __name__ == "__main__":
    main()
