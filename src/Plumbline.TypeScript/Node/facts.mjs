// Facts of one file as small nested lists; the first item of each says what it is. Read by Sources/Code/CodeFileReader.cs.
import { parseSync } from 'oxc-parser';
import { Walk } from './scopes.mjs';
import { Texts } from './texts.mjs';
import { drizzleModule, foreignModule, generated, givesRows, holdsTypes, inferred, inferring, mayBeOwn, mayExport, operations, schemaLanguage, tableTypes } from './wanted.mjs';

const deepest = 32;

export function factsOf(path, text) {
  const parsed = parseSync(path, text, { preserveParens: false, range: false });
  const fault = parsed.errors.find((e) => e.severity === 'Error');
  const facts = new Facts(text, fault).write(new Walk(parsed.program));
  // What the parser answers with lives on in V8's old space, since each answer has getters of its own: it shall not hold the tree.
  parsed.program.body = null;
  return facts;
}

class Facts {
  constructor(text, fault) {
    this.text = text;
    this.fault = fault;
    this.lines = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.lines.push(at + 1);
    this.bindings = [];
    this.waiting = [];
    this.rows = new Map();
    this.rowShapes = new Map();
    this.known = new Map();
    // A schema in code is followed through functions and templates, too.
    this.isSchema = schemaLanguage.test(text);
  }

  write(walk) {
    this.walk = walk;
    const drizzle = walk.builds || drizzleModule.test(this.text);
    this.isSchema ||= walk.builds;
    for (const said of walk.expected) if (this.isRowValue(said.of, said.scope, 0)) walk.calls.push(said);
    walk.calls.forEach(({ node }, i) => this.known.set(node, i));
    const calls = walk.calls.map(({ node, scope }) => this.call(node, scope, 0));
    const typed = walk.typed.map(({ type, value, scope }) => ['y', this.at(value), this.value(value, scope, 0), this.type(type, scope, 0)]).filter((t) => t[3][0] === 'r' && t[3][2].includes('.'));
    const sql = new Texts(this);
    const texts = walk.texts.flatMap((t) => sql.of(t));
    const accesses = walk.chains.filter((c) => this.isRowChain(c.node, c.scope)).map((c) => this.value(c.node, c.scope, 0));
    accesses.push(...this.takenApart());
    const references = drizzle ? this.references() : [];
    const shapes = walk.shapes.map((s) => this.shape(s)).concat(this.zodShapes()).filter(Boolean);
    const uses = walk.typeUses.filter((u) => this.isRowType(u.of, u.scope, 0)).map((u) => ['r', this.at(u.node), u.word, [this.type(u.of, u.scope, 0), this.type(u.names, u.scope, 0)]]);
    const handed = walk.exports.flatMap((e) => (e.module === undefined ? sql.handed(e.binding ?? walk.top.names.get(e.local)) : []));
    // What is handed on from another file costs nothing, and may lead anywhere.
    const all = this.isSchema || handed.length > 0 || mayExport.test(this.text);
    const exported = walk.exports.filter((e) => all || e.module !== undefined).map((e) => this.exported(e)).filter(Boolean);
    while (this.waiting.length) this.waiting.pop()();
    if (this.text.includes('plumb: allow ')) walk.words.add('plumb: allow');
    const facts = { w: [...walk.words].join('\n') };
    if (this.fault) (facts.f = this.fault.message), (facts.fp = this.at({ start: this.fault.labels?.[0]?.start ?? 0 }));
    const lists = { c: calls, b: this.bindings, y: typed, q: texts, h: handed, a: accesses, r: references, s: shapes, t: uses, i: walk.imports, x: exported };
    for (const key in lists) if (lists[key].length) facts[key] = lists[key];
    return facts;
  }

  /** Line and column in one number. */
  at(node) {
    const offset = node.start;
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return (low + 1) * 1024 + Math.min(offset - this.lines[low] + 1, 1023);
  }

  // Values

  value(node, scope, depth) {
    if (!node) return ['?', 0];
    if (depth > deepest) return ['?', this.at(node)];
    const next = (child, inner = scope) => this.value(child, inner, depth + 1);
    switch (node.type) {
      case 'ObjectExpression': return ['o', this.at(node), node.properties.map((p) => this.entry(p, scope, depth + 1))];
      case 'ArrayExpression': return ['a', this.at(node), node.elements.filter(Boolean).map((e) => next(e))];
      case 'SpreadElement': return next(node.argument);
      case 'Literal': return typeof node.value === 'string' ? ['s', this.at(node), node.value] : ['l', this.at(node), String(node.raw ?? node.value)];
      case 'TemplateLiteral': return node.expressions.length === 0 ? ['s', this.at(node), node.quasis[0].value.cooked ?? ''] : this.template(node, null, scope, depth);
      case 'TaggedTemplateExpression': return this.template(node.quasi, node.tag, scope, depth);
      case 'UnaryExpression': return ['l', this.at(node), node.operator + (node.operator === '-' && node.argument.type === 'Literal' ? node.argument.raw : '')];
      case 'Identifier': return this.name(node, scope);
      case 'ThisExpression': return scope.cls ? ['n', this.at(node), ['b', this.at(node), this.index(scope.cls)], []] : ['g', this.at(node), 'this'];
      case 'Super': return ['g', this.at(node), 'super'];
      case 'MemberExpression':
        if (!node.computed) return ['m', this.at(node.property), next(node.object), node.property.name];
        if (node.property.type === 'Literal' && typeof node.property.value === 'string') return ['m', this.at(node.property), next(node.object), node.property.value];
        return ['x', this.at(node.property), next(node.object)];
      case 'CallExpression': return this.known.has(node) ? ['@', this.known.get(node)] : this.call(node, scope, depth);
      case 'NewExpression': return ['n', this.at(node), next(node.callee), node.arguments.map((a) => next(a))];
      case 'ConditionalExpression': return ['c', this.at(node), [next(node.consequent), next(node.alternate)]];
      case 'LogicalExpression': return node.operator === '&&' ? next(node.right) : ['c', this.at(node), [next(node.left), next(node.right)]];
      case 'AssignmentExpression': return next(node.right);
      case 'SequenceExpression': return next(node.expressions.at(-1));
      case 'AwaitExpression':
      case 'ChainExpression':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
      case 'ParenthesizedExpression': return next(node.argument ?? node.expression);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion': return this.asserted(node, scope, depth);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression': return ['f', this.at(node), this.returned(node, depth), node.returnType ? this.type(node.returnType.typeAnnotation, scope, depth + 1) : 0, this.parameters(node)];
      case 'ClassExpression': return ['?', this.at(node)];
      default: return ['?', this.at(node)];
    }
  }

  call(node, scope, depth) {
    return ['k', this.at(node.callee.property ?? node.callee), this.value(node.callee, scope, depth + 1), node.arguments.map((a) => this.value(a, scope, depth + 1))];
  }

  template(quasi, tag, scope, depth) {
    if (!this.isSchema) return ['?', this.at(tag ?? quasi)];
    const pieces = quasi.quasis.flatMap((q, i) => [...(q.value.cooked ? [q.value.cooked] : []), ...(i < quasi.expressions.length ? [this.value(quasi.expressions[i], scope, depth + 1)] : [])]);
    return ['t', this.at(tag ?? quasi), tag ? this.value(tag, scope, depth + 1) : 0, pieces];
  }

  parameters(node) {
    return this.isSchema && node.inner ? [...node.inner.names.values()].filter((b) => b.kind === 'p').map((b) => this.index(b)) : [];
  }

  returned(node, depth) {
    return (node.returns ?? []).map(([value, scope]) => this.value(value, scope, depth + 1));
  }

  asserted(node, scope, depth) {
    const inner = this.value(node.expression, scope, depth + 1);
    // What is written here is what it is, whatever it is taken for.
    if (node.typeAnnotation.type !== 'TSTypeReference' ? /^(?:Object|Array|Template|Function|Arrow|Literal)/.test(node.expression.type) : node.typeAnnotation.typeName.name === 'const') return inner;
    return ['y', this.at(node), inner, this.type(node.typeAnnotation, scope, depth + 1)];
  }

  entry(p, scope, depth) {
    if (p.type === 'SpreadElement') return [1, '', this.at(p), this.value(p.argument, scope, depth)];
    if (!p.computed) return [0, p.key.name ?? String(p.key.value), this.at(p.key), this.value(p.value, scope, depth)];
    if (p.key.type === 'Literal' && typeof p.key.value === 'string') return [0, p.key.value, this.at(p.key), this.value(p.value, scope, depth)];
    return [2, '', this.at(p.key), this.value(p.value, scope, depth)];
  }

  name(node, scope) {
    if (node.name === 'undefined') return ['l', this.at(node), 'undefined'];
    const binding = scope.find(node.name);
    return binding ? ['b', this.at(node), this.index(binding)] : ['g', this.at(node), node.name];
  }

  // Bindings

  index(binding) {
    if (binding.index >= 0) return binding.index;
    binding.index = this.bindings.length;
    this.bindings.push(0);
    this.waiting.push(() => { this.bindings[binding.index] = this.binding(binding); });
    return binding.index;
  }

  binding(b) {
    const at = this.at(b.id);
    // What a rest is without is told by the names beside it, whether anybody uses them or not.
    if (b.path?.at(-1) === '...') for (const other of this.walk.bindings) if (other !== b && other.kind === b.kind && (b.kind === 'p' ? b.type && other.type === b.type : b.value && other.value === b.value)) this.index(other);
    switch (b.kind) {
      case 'v': return this.variable(b, at);
      case 'p': return ['p', b.name, at, b.type ? this.type(b.type, b.callScope, 0) : 0, b.call ? this.value(b.call.callee, b.callScope, 0) : 0, b.at, b.path, b.fallback && this.isSchema ? this.value(b.fallback, b.callScope, 0) : 0];
      case 'e': return ['e', b.name, at, this.value(b.value, b.scope, 0), b.path];
      case 'i': return ['i', b.name, at, b.module, b.export];
      case 'f': return ['f', b.name, at, this.returned(b.node, 0), b.node.returnType ? this.type(b.node.returnType.typeAnnotation, b.scope, 0) : 0, this.parameters(b.node)];
      case 'c': return ['c', b.name, at, b.node.superClass ? this.value(b.node.superClass, b.scope, 0) : 0, this.fields(b.node, b.scope)];
    }
  }

  /** What is set later joins what was there at first; what is built up in steps is one record. */
  variable(b, at) {
    const own = (b.sets ?? []).concat((b.others ?? []).filter((o) => o.value).map((o) => ({ path: [], value: o.value, scope: o.scope })));
    let value = b.value ? this.value(b.value, b.scope, 0) : 0;
    let certain = 1;
    for (const set of own) {
      const said = this.value(set.value, set.scope, 0);
      const record = set.path.reduceRight((inner, key) => ['o', this.at(key), [[0, key.name, this.at(key), inner]]], said);
      if (set.path.length === 0) value = value ? ['c', at, [value, record]] : record;
      else if (value && value[0] === 'o') value = ['o', value[1], value[2].concat([[1, '', this.at(set.path[0]), record]])];
      else if (value && value[0] === 'c') value[2].push(record);
      if (set.path.length === 0 && this.walk.assignments.length > 0 && !b.value) certain = own.length === 1 ? 1 : 0;
    }
    return ['v', b.name, at, value, b.type ? this.type(b.type, b.scope, 0) : 0, b.path, certain];
  }

  fields(node, scope) {
    const fields = [];
    for (const m of node.body.body) {
      if (m.type === 'PropertyDefinition' && !m.computed) fields.push([m.key.name ?? String(m.key.value), m.typeAnnotation ? this.type(m.typeAnnotation.typeAnnotation, scope, 0) : 0, m.value ? this.value(m.value, scope, 0) : 0]);
      else if (m.type === 'MethodDefinition' && m.kind === 'get' && !m.computed) fields.push([m.key.name, m.value.returnType ? this.type(m.value.returnType.typeAnnotation, scope, 0) : 0, this.returned(m.value, 0)[0] ?? 0]);
      else if (m.type === 'MethodDefinition' && m.kind === 'constructor') {
        for (const p of m.value.params.items ?? m.value.params) {
          if (p.type !== 'TSParameterProperty') continue;
          const inner = p.parameter.type === 'AssignmentPattern' ? p.parameter.left : p.parameter;
          fields.push([inner.name, inner.typeAnnotation ? this.type(inner.typeAnnotation.typeAnnotation, scope, 0) : 0, 0]);
        }
        for (const set of this.setInConstructor(m.value)) fields.push(set);
      }
    }
    return fields;
  }

  /** this.db = db */
  setInConstructor(func) {
    const sets = [];
    for (const s of func.body?.body ?? func.body?.statements ?? []) {
      const e = s.type === 'ExpressionStatement' ? s.expression : null;
      if (e?.type === 'AssignmentExpression' && e.left.type === 'MemberExpression' && e.left.object.type === 'ThisExpression' && !e.left.computed)
        sets.push([e.left.property.name, 0, this.value(e.right, this.scopeOf(func), 0)]);
    }
    return sets;
  }

  scopeOf(func) { return func.inner; }

  exported(e) {
    if (e.module !== undefined) return [e.name, -1, e.module, e.export];
    const binding = e.binding ?? this.walk.top.names.get(e.local);
    return binding ? [e.name, this.index(binding)] : null;
  }

  // Rows: what may have come out of a query, told by names

  isRow(binding) {
    const known = this.rows.get(binding);
    if (known !== undefined) return known;
    this.rows.set(binding, false);
    const found = this.mayHoldRow(binding);
    this.rows.set(binding, found);
    return found;
  }

  mayHoldRow(b) {
    if (b.type && this.isRowType(b.type, b.scope ?? b.callScope, 0)) return true;
    switch (b.kind) {
      case 'v': return this.isRowValue(b.value, b.scope, 0) || (b.sets ?? []).some((s) => s.path.length === 0 && this.isRowValue(s.value, s.scope, 0));
      case 'e': return this.isRowValue(b.value, b.scope, 0);
      case 'p': return b.call != null && b.call.callee.type === 'MemberExpression' && this.isRowValue(b.call.callee.object, b.callScope, 0, b.call.callee.property.name === 'then');
      case 'i': return generated.test(b.module) && /^[A-Z$]/.test(b.name);
      case 'f': return this.isRowFunction(b.node);
      default: return false;
    }
  }

  isRowFunction(node) {
    return (node.returnType != null && this.isRowType(node.returnType.typeAnnotation, null, 0)) || (node.returns ?? []).some(([value, scope]) => this.isRowValue(value, scope, 0));
  }

  /** What a function of another file promises may be a row, too: there its body is read. */
  isRowValue(node, scope, depth, awaited = false) {
    if (!node || depth > deepest) return false;
    const next = (child) => this.isRowValue(child, scope, depth + 1, awaited);
    switch (node.type) {
      case 'Identifier': { const b = scope.find(node.name); return b != null && b.kind !== 'i' && this.isRow(b); }
      case 'MemberExpression': return next(node.object);
      case 'CallExpression': {
        const { callee } = node;
        if (callee.type !== 'MemberExpression') return next(callee) || (awaited && this.isOwn(callee, scope)) || this.isHandedRows(node);
        if (!callee.computed && (operations.has(callee.property.name) || givesRows(callee.property.name, node) || (callee.property.name.endsWith('transaction') && this.isHandedRows(node)))) return true;
        return next(callee.object) || node.arguments.some((a) => a.type === 'ArrayExpression' && a.elements.some(next));
      }
      case 'ConditionalExpression': return next(node.consequent) || next(node.alternate);
      case 'LogicalExpression': return next(node.left) || next(node.right);
      case 'ArrayExpression': return node.elements.some((e) => e && next(e));
      case 'AwaitExpression': return this.isRowValue(node.argument, scope, depth + 1, true);
      case 'ChainExpression':
      case 'TSNonNullExpression': return next(node.expression);
      case 'TSAsExpression': return this.isRowType(node.typeAnnotation, scope, 0) || next(node.expression);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression': return this.isRowFunction(node);
      default: return false;
    }
  }

  /** What is imported, and not from a package that is known for other things. */
  isOwn(callee, scope) {
    const binding = callee.type === 'Identifier' ? scope.find(callee.name) : null;
    return binding?.kind === 'i' && mayBeOwn.test(binding.module) && !foreignModule.test(binding.module);
  }

  /** guarded(() => client.user.create({ … })): what works with a function may give what that gives. */
  isHandedRows(call) {
    return call.arguments.some((a) => a.returns && this.isRowFunction(a));
  }

  isRowType(type, scope, depth) {
    if (!type || depth > 6) return false;
    switch (type.type) {
      case 'TSTypeReference': {
        if (this.isGenerated(type.typeName, scope) || inferring.has(type.typeName.name)) return true;
        const params = (type.typeArguments ?? type.typeParameters)?.params ?? [];
        if (params.some((p) => this.isRowType(p, scope, depth + 1))) return true;
        return this.isRowShape(type.typeName.name, depth + 1);
      }
      case 'TSArrayType': return this.isRowType(type.elementType, scope, depth + 1);
      case 'TSTypeLiteral': return this.hasRowMember(type.members, scope, depth + 1);
      case 'TSUnionType':
      case 'TSIntersectionType': return type.types.some((t) => this.isRowType(t, scope, depth + 1));
      case 'TSTypeQuery': return type.exprName.type === 'TSQualifiedName' && inferred.has(type.exprName.right.name);
      case 'TSIndexedAccessType': return this.indexed(type) !== null;
      default: return false;
    }
  }

  /** A type that is declared here: it is one, or has members of one. */
  isRowShape(name, depth) {
    const known = this.rowShapes.get(name);
    if (known !== undefined) return known;
    this.rowShapes.set(name, false);
    const shape = this.walk.shapes.find((s) => s.name === name);
    const found = shape?.form === 'interface' ? this.hasRowMember(shape.node.body.body, shape.scope, depth) : shape?.form === 'alias' && this.isRowType(shape.node.typeAnnotation, shape.scope, depth);
    this.rowShapes.set(name, found);
    return found;
  }

  hasRowMember(members, scope, depth) {
    return members.some((m) => this.isRowType(m.typeAnnotation?.typeAnnotation, scope, depth));
  }

  isGenerated(name, scope) {
    while (name.type === 'TSQualifiedName') name = name.left;
    const binding = this.walk.top.names.get(name.name);
    return binding?.kind === 'i' && (holdsTypes.test(binding.module) || (mayBeOwn.test(binding.module) && !foreignModule.test(binding.module)));
  }

  /** Database['public']['Tables']['users']['Row'], dotted; null for other members of types. */
  indexed(type) {
    const path = [];
    let at = type;
    for (; at.type === 'TSIndexedAccessType' && typeof at.indexType.literal?.value === 'string'; at = at.objectType) path.unshift(at.indexType.literal.value);
    return at.type === 'TSTypeReference' && at.typeName.name === tableTypes && path[1] === 'Tables' && path.length === 4 ? [tableTypes, ...path].join('.') : null;
  }

  isRowChain(node, scope) {
    if (node.computed && node.property.type !== 'Literal') return false;
    let at = node;
    for (;;) {
      if (at.type === 'MemberExpression') at = at.object;
      else if (at.type === 'ChainExpression' || at.type === 'TSNonNullExpression') at = at.expression;
      else break;
    }
    if (at.type !== 'Identifier') return (at.type === 'AwaitExpression' || at.type === 'CallExpression') && this.isRowValue(at, scope, 0);
    const binding = scope.find(at.name);
    return binding !== null && this.isRow(binding);
  }

  /** const { email } = row: a member taken without a dot. */
  takenApart() {
    const taken = [];
    for (const b of this.walk.bindings) {
      if (!b.path?.length || b.path.includes('...') || !this.isRow(b)) continue;
      taken.push(['b', this.at(b.id), this.index(b)]);
    }
    return taken;
  }

  // Tables: what may be one of Drizzle's, by how its name is bound

  /** Members of what may be a table, each with what is done there; of types, what they are taken of. */
  references() {
    const found = [];
    for (const { node, scope, around, called, beside } of this.walk.chains) {
      // What is called is no column; what it is a method of may be.
      const chain = called ? node.object : node;
      if (chain.type === 'MemberExpression' && this.isTableRoot(chain, scope)) found.push([around, this.value(chain, scope, 0), ...(beside ? [this.value(beside, scope, 0)] : [])]);
    }
    for (const { node, scope } of this.walk.typeTables) if (this.isTableRoot(node, scope)) found.push(['t', this.qualified(node, scope)]);
    return found;
  }

  qualified(node, scope) {
    return node.type === 'TSQualifiedName' ? ['m', this.at(node.right), this.qualified(node.left, scope), node.right.name] : this.name(node, scope);
  }

  isTableRoot(node, scope) {
    while (node && node.type !== 'Identifier') node = node.object ?? node.left ?? node.expression;
    const binding = node && scope.find(node.name);
    return binding != null && this.mayBeTable(binding, 0);
  }

  mayBeTable(b, depth) {
    if (depth > 4) return false;
    if (b.kind === 'i') return !foreignModule.test(b.module);
    if (b.kind !== 'v' || !b.value) return false;
    const value = b.value.type === 'AwaitExpression' ? b.value.argument : b.value;
    if (value.type === 'CallExpression') return /^(alias|aliasedTable|getTableColumns|getColumns|\w*[tT]able|\w*TableCreator)$/.test(value.callee.name ?? value.callee.property?.name ?? '');
    let root = value;
    while (root.type === 'MemberExpression') root = root.object;
    const of = root.type === 'Identifier' ? b.scope.find(root.name) : null;
    return of != null && of !== b && this.mayBeTable(of, depth + 1);
  }

  // Types

  type(node, scope, depth) {
    if (!node || depth > deepest) return 0;
    const next = (child) => this.type(child, scope, depth + 1);
    switch (node.type) {
      case 'TSTypeReference':
        this.classOf(node.typeName, scope);
        return ['r', this.at(node), this.dotted(node.typeName), ((node.typeArguments ?? node.typeParameters)?.params ?? []).map(next)];
      case 'TSStringKeyword': return ['r', this.at(node), 'string', []];
      case 'TSNumberKeyword': return ['r', this.at(node), 'number', []];
      case 'TSBooleanKeyword': return ['r', this.at(node), 'boolean', []];
      case 'TSBigIntKeyword': return ['r', this.at(node), 'bigint', []];
      case 'TSUnknownKeyword': return ['r', this.at(node), 'unknown', []];
      case 'TSAnyKeyword': return ['r', this.at(node), 'any', []];
      case 'TSNullKeyword': return ['r', this.at(node), 'null', []];
      case 'TSUndefinedKeyword': return ['r', this.at(node), 'undefined', []];
      case 'TSLiteralType': return typeof node.literal.value === 'string' ? ['s', this.at(node), node.literal.value] : ['r', this.at(node), String(node.literal.raw ?? ''), []];
      case 'TSArrayType': return ['l', next(node.elementType)];
      case 'TSUnionType': return ['u', node.types.map(next)];
      case 'TSIntersectionType': return ['x', node.types.map(next)];
      case 'TSTypeLiteral': return ['o', this.members(node.members, scope, depth + 1)];
      case 'TSTypeOperator':
      case 'TSParenthesizedType': return next(node.typeAnnotation);
      case 'TSTypeQuery': if (node.exprName.type === 'Identifier' || inferred.has(node.exprName.right?.name)) return ['v', this.qualified(node.exprName, scope)]; break;
      case 'TSIndexedAccessType': { const path = this.indexed(node); if (path) return ['r', this.at(node), path, []]; }
    }
    // There is one, and it was not looked into.
    return ['r', this.at(node), '?', []];
  }

  /** A class that only a type names is one of the file's names, too. */
  classOf(name, scope) {
    const binding = name.type === 'Identifier' ? scope?.find(name.name) : null;
    if (binding?.kind === 'c') this.index(binding);
  }

  dotted(name) {
    return name.type === 'TSQualifiedName' ? `${this.dotted(name.left)}.${name.right.name}` : name.name ?? '';
  }

  members(list, scope, depth) {
    return list.filter((m) => m.type === 'TSPropertySignature' && !m.computed).map((m) => [m.key.name ?? String(m.key.value), m.optional ? 1 : 0, this.at(m.key), m.typeAnnotation ? this.type(m.typeAnnotation.typeAnnotation, scope, depth) : 0]);
  }

  shape({ form, name, node, scope }) {
    if (form === 'interface') return ['i', name, this.at(node.id), ['o', this.members(node.body.body, scope, 0)], (node.extends ?? []).map((e) => e.expression?.name ?? '')];
    if (form === 'alias') return ['a', name, this.at(node.id), this.type(node.typeAnnotation, scope, 0)];
    if (form === 'enum') return ['e', name, this.at(node.id), ['u', (node.body?.members ?? node.members).map((m) => (m.initializer?.type === 'Literal' && typeof m.initializer.value === 'string' ? ['s', this.at(m), m.initializer.value] : ['s', this.at(m), m.id.name ?? m.id.value]))]];
    const own = node.body.body.filter((m) => m.type === 'PropertyDefinition' && !m.computed && !m.static && m.typeAnnotation);
    if (own.length === 0) return null;
    return ['c', name, this.at(node.id), ['o', own.map((m) => [m.key.name ?? String(m.key.value), m.optional ? 1 : 0, this.at(m.key), this.type(m.typeAnnotation.typeAnnotation, scope, 0)])], node.superClass?.name ? [node.superClass.name] : []];
  }

  /** const user = z.object({ … }), const role = z.enum([ … ]) */
  zodShapes() {
    const found = [];
    for (const b of this.walk.bindings) {
      if (b.kind !== 'v' || b.path.length || b.value?.type !== 'CallExpression') continue;
      let call = b.value;
      while (call.callee.type === 'MemberExpression' && call.callee.object.type === 'CallExpression') call = call.callee.object;
      if (call.callee.type !== 'MemberExpression' || call.callee.object.name !== 'z') continue;
      const type = this.zod(call, b.scope, 0);
      if (type) found.push(['z', b.name, this.at(b.id), type]);
    }
    return found;
  }

  zod(node, scope, depth) {
    if (node.type !== 'CallExpression' || depth > 8) return 0;
    const words = [];
    let call = node;
    for (; call.type === 'CallExpression' && call.callee.type === 'MemberExpression'; call = call.callee.object) {
      words.push(call.callee.property.name);
      if (call.callee.object.type !== 'CallExpression') break;
    }
    if (call.callee?.object?.name !== 'z') return 0;
    const word = words.at(-1);
    const argument = call.arguments[0];
    let type = 0;
    if (word === 'object' && argument?.type === 'ObjectExpression')
      type = ['o', argument.properties.filter((p) => p.type !== 'SpreadElement' && !p.computed).map((p) => [p.key.name ?? String(p.key.value), /\.(optional|nullish)\(/.test(this.text.slice(p.value.start, p.value.end)) ? 1 : 0, this.at(p.key), this.zod(p.value, scope, depth + 1)])];
    else if (word === 'enum' && argument?.type === 'ArrayExpression') type = ['u', argument.elements.filter((e) => typeof e?.value === 'string').map((e) => ['s', this.at(e), e.value])];
    else if (word === 'array') type = ['l', argument ? this.zod(argument, scope, depth + 1) : 0];
    else if (word === 'nativeEnum' && argument?.type === 'Identifier') type = ['r', this.at(argument), argument.name, []];
    else type = ['r', this.at(call), { string: 'string', uuid: 'string', email: 'string', number: 'number', int: 'number', boolean: 'boolean', date: 'Date', bigint: 'bigint' }[word] ?? 'unknown', []];
    return words.includes('nullable') || words.includes('nullish') ? ['u', [type, ['r', this.at(call), 'null', []]]] : type;
  }
}
