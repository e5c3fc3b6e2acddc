#!/usr/bin/env python3
"""Write the code of a project that generate.py made, in C#: N files that use its tables through Entity Framework and Dapper.

  OUT/Shop.csproj, OUT/src/Data/*.cs (the entities and their context), OUT/src/Services/*.cs (N files)
Deterministic for the same arguments."""
import argparse, random, re
from generate_code import write

TYPES = {"String": "string", "Int": "int", "BigInt": "long", "Float": "double", "Decimal": "decimal", "Boolean": "bool", "DateTime": "DateTime"}


def models(schema):
    found = {}
    for name, body in re.findall(r"^model (\w+) \{\n(.*?)^\}", schema, re.M | re.S):
        table = re.search(r'@@map\("(\w+)"\)', body)
        fields = [(f, t, o == "?") for f, t, o in re.findall(r"^  (\w+) (\w+)(\??)(?:\s|$)", body, re.M) if t in TYPES]
        found[name] = (table.group(1) if table else name, fields)
    return found


def pascal(name): return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def entity(name, table, fields):
    members = "\n".join(f'    [Column("{f}")]\n    public {TYPES[t]}{"?" if o else ""} {pascal(f)} {{ get; set; }}{" = null!;" if t == "String" and not o else ""}' for f, t, o in fields)
    return f'using System.ComponentModel.DataAnnotations.Schema;\n\nnamespace Shop.Data;\n\n[Table("{table}")]\npublic class {name}\n{{\n{members}\n}}\n'


def context(found):
    sets = "\n".join(f"    public DbSet<{name}> {name}Rows => Set<{name}>();" for name in found)
    return f"using Microsoft.EntityFrameworkCore;\n\nnamespace Shop.Data;\n\npublic class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)\n{{\n{sets}\n}}\n"


def service(index, found, rng):
    name = rng.choice(list(found))
    table, fields = found[name]
    plain = [f for f in fields if f[1] in ("Int", "DateTime", "String")]
    (a, at, _), (b, bt, _) = rng.sample(plain, 2)
    some = rng.sample(fields, min(4, len(fields)))
    return f"""using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Data;

namespace Shop.Services;

public record Page{index}(int Total, IReadOnlyList<{name}> Rows);

public class {name}Service{index}(ShopContext db, NpgsqlConnection connection)
{{
    private readonly Dictionary<int, {name}> _seen = [];

    /// <summary>One page of rows that fit, the youngest first.</summary>
    public async Task<Page{index}> Page({TYPES[at]} wanted, int take = 20)
    {{
        var query = db.{name}Rows.AsNoTracking().Where(row => row.{pascal(a)} == wanted);
        var rows = await query.OrderByDescending(row => row.CreatedAt).Take(take + 1).ToListAsync();
        return new(await query.CountAsync(), rows.Take(take).ToList());
    }}

    public Task<List<string>> Names(IReadOnlyList<int> ids) =>
        (from row in db.{name}Rows
         where ids.Contains(row.Id)
         orderby row.{pascal(b)}
         select $"{{row.{pascal(some[0][0])}}} {{row.{pascal(some[-1][0])}}}").ToListAsync();

    public Task Touch(int id, {TYPES[bt]} value) =>
        connection.ExecuteAsync("UPDATE {table} SET {b} = @value, created_at = now() WHERE id = @id", new {{ id, value }});

    public Task<IEnumerable<{name}>> Stale(DateTime before) => connection.QueryAsync<{name}>(
        \"\"\"
        SELECT {", ".join(f[0] for f in some)}
        FROM {table}
        WHERE created_at < @before AND {a} IS NOT NULL
        \"\"\", new {{ before }});

    public async Task<int> Sweep(DateTime before)
    {{
        foreach (var row in await db.{name}Rows.Where(r => r.CreatedAt < before).ToListAsync())
        {{
            if (!_seen.ContainsKey(row.Id)) _seen[row.Id] = row;
        }}
        return await db.{name}Rows.Where(r => _seen.Keys.Contains(r.Id)).ExecuteDeleteAsync();
    }}

    public IEnumerable<TimeSpan> Ages(DateTime now) => _seen.Values.Select(row => now - row.CreatedAt).Order();
}}
"""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--files", type=int, required=True)
    options.add_argument("--out", required=True, help="a project that generate.py wrote")
    chosen = options.parse_args()
    found, rng = models(open(f"{chosen.out}/prisma/schema.prisma").read()), random.Random(chosen.files)
    found = {name: entry for name, entry in found.items() if any(f[0] == "created_at" for f in entry[1])}
    write(f"{chosen.out}/Shop.csproj", '<Project Sdk="Microsoft.NET.Sdk">\n  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>\n</Project>\n')
    write(f"{chosen.out}/src/Data/ShopContext.cs", context(found))
    for name, (table, fields) in found.items(): write(f"{chosen.out}/src/Data/{name}.cs", entity(name, table, fields))
    for index in range(chosen.files): write(f"{chosen.out}/src/Services/Service{index:05d}.cs", service(index, found, rng))


if __name__ == "__main__":
    main()
