// node parse_all.mjs DIR [REPEAT]: parses every .sql file of a folder with libpg-query (WebAssembly), nothing else; prints statements, bytes, seconds
import * as parser from 'libpg-query'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

if (parser.loadModule) await parser.loadModule()
const files = readdirSync(process.argv[2]).map((f) => readFileSync(join(process.argv[2], f), 'utf8'))
const repeat = Number(process.argv[3] ?? 1)
let best = Infinity, statements = 0
for (let round = 0; round < repeat; round++) {
  statements = 0
  const start = performance.now()
  for (const text of files) statements += parser.parseSync(text).stmts.length
  best = Math.min(best, (performance.now() - start) / 1000)
}
const bytes = files.reduce((sum, f) => sum + Buffer.byteLength(f), 0)
console.log(JSON.stringify({ statements, bytes, seconds: best, mbPerSecond: bytes / best / 1e6 }))
