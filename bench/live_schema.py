#!/usr/bin/env python3
"""Writes a PostgreSQL schema of N tables as SQL, for the benches of live databases. Deterministic.

  live_schema.py --tables N > a.sql              ten columns, primary and unique key, foreign key, three indexes (one partial, one on an expression), a check;
                                                 every tenth table has an enum, row level security and a policy
  live_schema.py --tables N --changed > b.sql    the same with one table in fifty changed: a column, a type, a default, an index or a policy
  live_schema.py --tables N --changed --every K  one table in K instead"""
import argparse

AREAS = ["orders", "customers", "parcels", "visits", "rooms", "lessons", "claims", "meters"]
TYPES = [("text", "''"), ("varchar(80)", "'none'"), ("integer", "0"), ("numeric(12,2)", "0.00"), ("boolean", "false"),
         ("jsonb", "'{}'"), ("timestamptz", "now()"), ("date", None), ("uuid", "gen_random_uuid()"), ("double precision", None)]
CHANGES = ["column", "type", "default", "index", "policy"]


def table(i, change):
    name = f"{AREAS[i % len(AREAS)]}_{i}"
    tenth = i % 10 == 0
    columns = ["id bigint GENERATED ALWAYS AS IDENTITY", "number integer NOT NULL", "parent_id bigint"]
    for k in range(5):
        kind, default = TYPES[(i * 3 + k) % len(TYPES)]
        if change == "type" and k == 0:
            kind, default = "varchar(90)", "'none'"
        if change == "default" and k == 0:
            kind, default = "text", "'another'"
        columns.append(f"c{k} {kind}" + (f" NOT NULL DEFAULT {default}" if default else ""))
    columns += [f"state {name}_state NOT NULL DEFAULT 'open'" if tenth else "state text NOT NULL DEFAULT 'open'", "made_at timestamptz NOT NULL DEFAULT now()"]
    if change == "column":
        columns.append("added integer")
    lines = []
    if tenth:
        lines.append(f"CREATE TYPE {name}_state AS ENUM ('open', 'held', 'closed');")
    parent = f"{AREAS[i // 2 % len(AREAS)]}_{i // 2}"
    lines.append(f"CREATE TABLE {name} (\n  " + ",\n  ".join(columns) + f",\n  CONSTRAINT {name}_pkey PRIMARY KEY (id),\n  CONSTRAINT {name}_number_key UNIQUE (number),\n"
                 f"  CONSTRAINT {name}_number_check CHECK (number > 0),\n  CONSTRAINT {name}_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES {parent} (id) ON DELETE SET NULL\n);")
    lines.append(f"CREATE INDEX {name}_made_at_idx ON {name} (made_at{' DESC' if change == 'index' else ''});")
    lines.append(f"CREATE INDEX {name}_open_idx ON {name} (parent_id) WHERE number > 10;")
    lines.append(f"CREATE INDEX {name}_lower_idx ON {name} (lower(state::text));" if not tenth else f"CREATE INDEX {name}_state_idx ON {name} (state, number);")
    if tenth:
        lines.append(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;")
        lines.append(f"CREATE POLICY {name}_own ON {name} USING (number > {5 if change == 'policy' else 0} AND state <> 'closed');")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", type=int, required=True)
    parser.add_argument("--changed", action="store_true")
    parser.add_argument("--every", type=int, default=50)
    options = parser.parse_args()
    for i in range(options.tables):
        change = CHANGES[i // options.every % len(CHANGES)] if options.changed and i % options.every == 0 else None
        print(table(i, change))


main()
