// One walk over a file's tree: scopes with what they bind, and the places that are worth a second look.
import { visitorKeys } from 'oxc-parser';
import { batches, buildsOn, compares, expectations, expectedOf, importedHere, isRaw, looksLikeSql, mayTakeSql, operations, saidBy, tags, texts } from './wanted.mjs';

/** A scope's own names, and where it stands. */
class Scope {
  constructor(parent, isFunction, cls) {
    this.parent = parent;
    this.isFunction = isFunction;
    this.cls = cls;
    this.names = new Map();
  }

  find(name) {
    for (let at = this; at; at = at.parent) {
      const found = at.names.get(name);
      if (found) return found;
    }
    return null;
  }
}

/** Whether a sum or a template begins with what the name held before. */
function leadsWith(value, name) {
  if (value.type === 'TemplateLiteral') return value.quasis[0].value.raw === '' && value.expressions[0]?.name === name;
  let first = value;
  while (first.type === 'BinaryExpression' && first.operator === '+') first = first.left;
  return first !== value && first.name === name;
}

export class Walk {
  constructor(program) {
    this.bindings = [];
    this.calls = [];
    this.chains = [];
    this.texts = [];
    this.typed = [];
    this.expected = [];
    this.typeUses = [];
    this.shapes = [];
    this.imports = [];
    this.exports = [];
    this.words = new Set();
    this.assignments = [];
    this.typeTables = [];
    this.builds = false;
    this.around = '';
    this.branch = null;
    this.choice = null;
    this.top = new Scope(null, true, null);
    for (const node of program.body) this.visit(node, this.top, null);
    for (const assignment of this.assignments) this.assign(assignment);
  }

  bind(scope, name, binding) {
    binding.name = name;
    binding.index = -1;
    binding.sets = null;
    binding.added = null;
    binding.branch = this.branch;
    binding.choice = this.choice;
    const known = scope.names.get(name);
    if (known && binding.kind === 'v' && known.kind !== 'i') known.others = (known.others ?? []).concat(binding);
    else scope.names.set(name, binding);
    this.bindings.push(binding);
  }

  /** Every name of a pattern, each with its path into the value. */
  pattern(node, path, each) {
    switch (node?.type) {
      case 'Identifier': each(node.name, node, path, node.typeAnnotation?.typeAnnotation ?? null); break;
      case 'AssignmentPattern': this.pattern(node.left, path, each); break;
      case 'RestElement': this.pattern(node.argument, [...path, '...'], each); break;
      case 'TSParameterProperty': this.pattern(node.parameter, path, each); break;
      case 'ArrayPattern': node.elements.forEach((e, i) => this.pattern(e, [...path, String(i)], each)); break;
      case 'ObjectPattern':
        for (const p of node.properties) {
          if (p.type === 'RestElement') this.pattern(p.argument, [...path, '...'], each);
          else if (!p.computed) {
            const name = p.key.name ?? String(p.key.value);
            this.words.add(name);
            this.pattern(p.value, [...path, name], (n, id, inner, type) => each(n, inner.length === path.length + 1 ? p.key : id, inner, type));
          }
        }
    }
  }

  children(node, scope, parent) {
    const keys = visitorKeys[node.type];
    if (!keys) return;
    for (const key of keys) {
      const child = node[key];
      if (Array.isArray(child)) { for (const item of child) if (item) this.visit(item, scope, node); }
      else if (child) this.visit(child, scope, node);
    }
  }

  visit(node, scope, parent) {
    const visit = this[node.type];
    if (visit) visit.call(this, node, scope, parent);
    else this.children(node, scope, parent);
  }

  // Scopes

  BlockStatement(node, scope) { this.children(node, new Scope(scope, false, scope.cls)); }
  StaticBlock(node, scope) { this.children(node, new Scope(scope, true, scope.cls)); }
  ForStatement(node, scope) { this.apart(node, () => this.children(node, new Scope(scope, false, scope.cls))); }
  ForInStatement(node, scope, parent) { this.apart(node, () => this.children(node, scope, parent)); }
  WhileStatement(node, scope, parent) { this.apart(node, () => this.children(node, scope, parent)); }
  DoWhileStatement(node, scope, parent) { this.apart(node, () => this.children(node, scope, parent)); }
  SwitchStatement(node, scope) { this.apart(node, () => this.children(node, new Scope(scope, false, scope.cls))); }

  /** One of two ways; without the other it is only left out. */
  IfStatement(node, scope) {
    this.visit(node.test, scope, node);
    if (!node.alternate) {
      const around = this.choice;
      this.choice = node;
      this.visit(node.consequent, scope, node);
      this.choice = around;
      return;
    }
    this.apart(node.consequent, () => this.visit(node.consequent, scope, node));
    this.apart(node.alternate, () => this.visit(node.alternate, scope, node));
  }

  /** What happens here may happen in place of something else, more than once, or at another time. */
  apart(branch, visit) {
    const around = this.branch;
    this.branch = branch;
    visit();
    this.branch = around;
  }

  ForOfStatement(node, scope) {
    const inner = new Scope(scope, false, scope.cls);
    if (node.left.type === 'VariableDeclaration')
      this.pattern(node.left.declarations[0].id, [], (name, id, path) => this.bind(inner, name, { kind: 'e', id, value: node.right, scope, path }));
    this.visit(node.right, scope, node);
    this.apart(node, () => this.visit(node.body, inner, node));
  }

  CatchClause(node, scope) {
    const inner = new Scope(scope, false, scope.cls);
    if (node.param) this.pattern(node.param, [], (name, id) => this.bind(inner, name, { kind: 'p', id, type: null, call: null, at: 0, path: [] }));
    this.visit(node.body, inner, node);
  }

  VariableDeclaration(node, scope) {
    let home = scope;
    if (node.kind === 'var') while (!home.isFunction) home = home.parent;
    for (const d of node.declarations) {
      const module = importedHere(d.init);
      if (module) this.importedIn(d.id, module, home);
      else this.pattern(d.id, [], (name, id, path, type) => this.bind(home, name, { kind: 'v', id, value: d.init, scope, path, type: type ?? d.id.typeAnnotation?.typeAnnotation ?? null, constant: node.kind === 'const' }));
      const type = d.id.typeAnnotation?.typeAnnotation;
      if (type) this.visit(type, scope, d);
      if (type?.type === 'TSTypeReference' && d.init?.type === 'ObjectExpression') this.typed.push({ type, value: d.init, scope });
      if (d.init) this.visit(d.init, scope, d);
    }
  }

  /** const { db } = await import('./db') is an import as any other; deeper than a name of the module nothing is taken. */
  importedIn(pattern, module, home) {
    this.pattern(pattern, [], (name, id, path) => {
      const exported = path.length === 0 ? '*' : path[0];
      if (path.length > 1 || exported === '...') return this.bind(home, name, { kind: 'v', id, value: null, scope: home, path: [], type: null, constant: true });
      this.imports.push([name, module, exported]);
      this.bind(home, name, { kind: 'i', id, module, export: exported });
    });
  }

  FunctionDeclaration(node, scope) { this.func(node, scope, null); }
  TSDeclareFunction() {}
  FunctionExpression(node, scope, parent) { this.func(node, scope, parent); }
  ArrowFunctionExpression(node, scope, parent) { this.func(node, scope, parent); }

  func(node, scope, parent) {
    if (node.type === 'FunctionDeclaration' && node.id) this.bind(scope, node.id.name, { kind: 'f', id: node.id, node, scope });
    const inner = new Scope(scope, true, scope.cls);
    inner.returns = node.returns = [];
    node.inner = inner;
    const call = parent?.type === 'CallExpression' && parent.arguments.includes(node) ? parent : null;
    this.apart(node, () => this.inside(node, scope, inner, call));
  }

  inside(node, scope, inner, call) {
    const params = node.params.items ?? node.params;
    params.forEach((p, at) => {
      const whole = (p.type === 'TSParameterProperty' ? p.parameter : p);
      const type = (whole.type === 'AssignmentPattern' ? whole.left : whole).typeAnnotation?.typeAnnotation ?? null;
      this.pattern(p, [], (name, id, path, own) => this.bind(inner, name, { kind: 'p', id, type: own ?? type, call, callScope: scope, at, path, fallback: whole.type === 'AssignmentPattern' && path.length === 0 ? whole.right : null }));
      if (type) this.visit(type, scope, p);
    });
    if (node.returnType) this.visit(node.returnType, scope, node);
    if (!node.body) return;
    if (node.body.type === 'BlockStatement' || node.body.type === 'FunctionBody') this.children(node.body, inner);
    else {
      node.returns.push([node.body, inner]);
      this.visit(node.body, inner, node);
    }
  }

  ReturnStatement(node, scope) {
    let home = scope;
    while (home && !home.returns) home = home.parent;
    if (node.argument) {
      if (home && home.returns.length < 8) home.returns.push([node.argument, scope]);
      this.visit(node.argument, scope, node);
    }
  }

  ClassDeclaration(node, scope) { this.cls(node, scope); }
  ClassExpression(node, scope) { this.cls(node, scope); }

  cls(node, scope) {
    const binding = { kind: 'c', id: node.id ?? node, node, scope, path: [] };
    if (node.id) this.bind(scope, node.id.name, binding);
    else { binding.name = ''; binding.index = -1; }
    const inner = new Scope(scope, false, binding);
    if (node.superClass) this.visit(node.superClass, scope, node);
    this.children(node.body, inner);
    if (node.id) this.shapes.push({ form: 'class', name: node.id.name, node, scope: inner });
  }

  // Modules

  ImportDeclaration(node, scope) {
    for (const s of node.specifiers) {
      const name = s.type === 'ImportDefaultSpecifier' ? 'default' : s.type === 'ImportNamespaceSpecifier' ? '*' : s.imported.name ?? s.imported.value;
      this.imports.push([s.local.name, node.source.value, name]);
      this.bind(scope, s.local.name, { kind: 'i', id: s.local, module: node.source.value, export: name });
    }
  }

  ExportAllDeclaration(node) { this.exports.push({ name: node.exported ? node.exported.name ?? node.exported.value : '*', module: node.source.value, export: '*' }); }

  ExportNamedDeclaration(node, scope) {
    for (const s of node.specifiers ?? []) {
      const name = s.exported.name ?? s.exported.value;
      const local = s.local.name ?? s.local.value;
      this.exports.push(node.source ? { name, module: node.source.value, export: local } : { name, local });
    }
    if (!node.declaration) return;
    this.visit(node.declaration, scope, node);
    if (node.declaration.type === 'VariableDeclaration')
      for (const d of node.declaration.declarations) this.pattern(d.id, [], (name) => this.exports.push({ name, local: name }));
    else if (node.declaration.id?.name && /^(Function|Class)/.test(node.declaration.type)) this.exports.push({ name: node.declaration.id.name, local: node.declaration.id.name });
  }

  ExportDefaultDeclaration(node, scope) {
    const d = node.declaration;
    this.visit(d, scope, node);
    if (d.type === 'Identifier') this.exports.push({ name: 'default', local: d.name });
    else if (d.id?.name) this.exports.push({ name: 'default', local: d.id.name });
    else {
      const binding = { kind: 'v', name: 'default', index: -1, id: d, value: d, scope, path: [], type: null, constant: true };
      this.exports.push({ name: 'default', binding });
    }
  }

  // What is worth a second look

  CallExpression(node, scope, parent) {
    const callee = node.callee;
    if (callee.type === 'MemberExpression' && !callee.computed) {
      const name = callee.property.name;
      const builds = buildsOn(name, node);
      if (operations.has(name) || builds) this.calls.push({ node, scope });
      this.builds ||= builds === 'd' || (operations.has(name) && callee.object.type === 'MemberExpression' && callee.object.object.property?.name === 'query');
      const of = expectations.has(name) ? expectedOf(callee.object) : null;
      if (of) this.expected.push({ node, scope, of });
      this.handed(node, name, callee.object, callee.property, scope);
    } else if (callee.type === 'Identifier') this.handed(node, callee.name, callee, callee, scope);
    // Prisma.validator<Prisma.UserSelect>()({ … })
    const type = callee.typeArguments?.params?.[0];
    if (callee.type === 'CallExpression' && type?.type === 'TSTypeReference' && node.arguments[0]?.type === 'ObjectExpression') this.typed.push({ type, value: node.arguments[0], scope });
    this.visit(callee, scope, node);
    if (node.typeArguments) this.visit(node.typeArguments, scope, node);
    this.within(callee.type === 'MemberExpression' ? callee.property.name : callee.name, () => { for (const argument of node.arguments) this.visit(argument, scope, node); });
  }

  /** What a call may hand over as SQL: to a driver's method, in a list of statements, or to a function of the project's own that is named so. */
  handed({ arguments: [first], callee }, name, of, at, scope) {
    if (!first) return;
    if (callee !== of && texts.has(name)) this.texts.push({ tag: name, of, node: first, scope, at, known: name.startsWith('$') });
    else if (callee !== of && batches.has(name)) {
      if (first.type !== 'ArrayExpression') this.texts.push({ tag: name, of, node: first, scope, at });
      else for (const each of first.elements) if (each) this.texts.push({ tag: name, of, node: each.type === 'ArrayExpression' ? each.elements[0] ?? each : each, scope, at: each });
    } else if (mayTakeSql.test(name)) this.texts.push({ tag: 'query', of: callee, node: first, scope, at, isOwn: true });
  }

  /** What a word says of the columns that stand behind it. */
  within(word, visit) {
    const around = this.around;
    this.around = saidBy.get(word) ?? around;
    visit();
    this.around = around;
  }

  TaggedTemplateExpression(node, scope) {
    // sql.type(row)`…`
    const tag = node.tag.type === 'CallExpression' && node.tag.callee.type === 'MemberExpression' ? node.tag.callee.object : node.tag;
    const name = tag.type === 'MemberExpression' ? tag.property.name : tag.name;
    if (tags.has(name) && !isRaw(tag)) this.texts.push({ tag: name, of: tag.type === 'MemberExpression' ? tag.object : null, node: node.quasi, scope, at: tag.property ?? tag, known: true, isTag: true });
    this.children(node, scope);
  }

  MemberExpression(node, scope, parent) {
    if (!node.computed) this.words.add(node.property.name);
    if (!(parent?.type === 'MemberExpression' && parent.object === node)) this.chains.push({ node, scope, around: this.around, called: parent?.type === 'CallExpression' && parent.callee === node, beside: this.compared(node, parent) });
    this.children(node, scope, parent);
  }

  /** What a column is compared with, where that is texts: eq(bookings.status, 'open'). */
  compared(node, parent) {
    if (parent?.type !== 'CallExpression' || parent.arguments.length !== 2 || parent.arguments[0] !== node || !compares.has(parent.callee.name)) return null;
    const [, other] = parent.arguments;
    return other.type === 'ArrayExpression' || (other.type === 'Literal' && typeof other.value === 'string') ? other : null;
  }

  /** A name in capitals that is handed on as it is: what of it is used is not seen here. */
  Identifier(node, scope, parent) {
    if (node.name[0] >= 'A' && node.name[0] <= 'Z' && !(parent?.type === 'MemberExpression' && parent.object === node && !parent.computed) && !parent?.type.startsWith('TS')) this.words.add(`${node.name}*`);
  }

  Property(node, scope) {
    if (!node.computed) this.words.add(node.key.name ?? String(node.key.value));
    else this.visit(node.key, scope, node);
    this.within(node.key.name, () => this.visit(node.value, scope, node));
  }

  /** 'email' in row: from there on it has one, whatever its type says. */
  BinaryExpression(node, scope) {
    if (node.operator === 'in' && typeof node.left.value === 'string') this.words.add(`'${node.left.value}' in`);
    this.children(node, scope);
  }

  Literal(node) {
    if (typeof node.value !== 'string' || node.value.length === 0) return;
    if (node.value.length < 64) this.words.add(node.value);
    // SQL, or names put together: 'user.email', 'id, email'
    if (looksLikeSql.test(node.value) || (node.value.length < 64 && /^[\w$]+(?:[.,:|\s]+[\w$]+)+$/.test(node.value))) this.wordsOf(node.value);
  }

  TemplateElement(node) {
    this.wordsOf(node.value.raw);
  }

  wordsOf(text) {
    for (const word of text.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []) this.words.add(word);
  }

  AssignmentExpression(node, scope) {
    this.children(node, scope, null);
    // What is put on a value is there from then on, where its type lets that be.
    if (node.left.type === 'MemberExpression' && !node.left.computed) this.words.add(`${node.left.property.name} =`);
    if (node.operator === '=' || node.operator === '+=' || node.operator === '??=' || node.operator === '||=') this.assignments.push({ target: node.left, value: node.right, scope, adds: node.operator === '+=', branch: this.branch, choice: this.choice });
  }

  /** x = v, x.a.b = v: kept with the name; so is what x += v and x = x + v add. */
  assign({ target, value, scope, adds, branch, choice }) {
    const path = [];
    let at = target;
    for (; at.type === 'MemberExpression' && !at.computed; at = at.object) path.unshift(at.property);
    if (at.type !== 'Identifier') return;
    const binding = scope.find(at.name);
    if (!binding) return;
    const isSure = branch === binding.branch;
    if (path.length === 0 && (adds || leadsWith(value, at.name))) (binding.added ??= []).push({ value, scope, isSure });
    else if (!adds) (binding.sets ??= []).push({ path, value, scope, isAlways: isSure && choice === binding.choice });
  }

  TSAsExpression(node, scope) { this.asserted(node, scope); }
  TSSatisfiesExpression(node, scope) { this.asserted(node, scope); }

  asserted(node, scope) {
    if (node.expression.type === 'ObjectExpression' && node.typeAnnotation.type === 'TSTypeReference') this.typed.push({ type: node.typeAnnotation, value: node.expression, scope });
    this.children(node, scope);
  }

  // Types

  TSTypeReference(node, scope) {
    const { name } = node.typeName;
    const given = name === 'Pick' || name === 'Omit' ? (node.typeArguments ?? node.typeParameters)?.params : null;
    if (given?.length === 2) this.typeUses.push({ node, scope, word: name, of: given[0], names: given[1] });
    this.children(node, scope);
  }

  /** User['email']: one member is picked. */
  TSIndexedAccessType(node, scope) {
    this.typeUses.push({ node, scope, word: 'Pick', of: node.objectType, names: node.indexType });
    this.children(node, scope);
  }

  TSTypeQuery(node, scope) { this.typeTables.push({ node: node.exprName, scope }); }

  TSPropertySignature(node, scope) {
    if (!node.computed) this.words.add(node.key.name ?? String(node.key.value));
    this.children(node, scope);
  }

  TSInterfaceDeclaration(node, scope) {
    this.shapes.push({ form: 'interface', name: node.id.name, node, scope });
    this.children(node, scope);
  }

  TSTypeAliasDeclaration(node, scope) {
    this.shapes.push({ form: 'alias', name: node.id.name, node, scope });
    this.children(node, scope);
  }

  TSEnumDeclaration(node, scope) {
    this.shapes.push({ form: 'enum', name: node.id.name, node, scope });
  }
}
