// SQL in texts: what a call hands over, each text that it may be, in pieces that stand in the file as they are.
import { foreignModule, isRaw, isStatement, looksLikeSql, mayBeOwn, mayShare, plainTags, shared, tags, texts } from './wanted.mjs';

const deepest = 32;
const most = 16;

export class Texts {
  constructor(facts) {
    this.facts = facts;
    this.open = new Set();
    this.mayShare = mayShare.test(facts.text);
  }

  /** Texts, one or several; without pieces where nothing is known of what is handed over. */
  of({ tag, of, node, scope, at, known, isOwn, isTag }) {
    const found = [];
    for (const pieces of (isTag ? [this.filled(node)] : this.each(node, scope, 0).slice(0, most))) {
      const text = pieces?.map((p) => p[0] || '?').join('').trimStart() ?? '?';
      if (pieces && (known ? text : looksLikeSql.test(text) && (!isOwn || isStatement.test(text)))) found.push(pieces);
      // What begins with something unknown may be anything, and so may what is no text here.
      else if (text[0] === '?' && !isOwn && (this.mayShare || !shared.has(tag))) {
        // What another file hands out is looked up there.
        if (pieces?.[0][2]) found.push(pieces);
        else if (!found.includes(none)) found.push(none);
      }
    }
    if (found.length === 0) return found;
    const place = this.facts.at(at);
    const value = of ? this.facts.value(of, scope, 0) : 0;
    return found.map((pieces) => [tag, place, value, pieces]);
  }

  /** Texts that a file hands out: of a constant, or of the entries of one that is a record. */
  handed(b) {
    if (b?.kind !== 'v' || b.path.length > 0 || b.sets || b.added || b.others || !b.value) return [];
    let value = b.value;
    while (value.type === 'TSAsExpression' || value.type === 'TSSatisfiesExpression') value = value.expression;
    const own = (of, node) => this.each(node, b.scope, 0).filter((pieces) => pieces && looksLikeSql.test(pieces.map((p) => p[0] || '?').join(''))).slice(0, 1).map((pieces) => ['', this.facts.at(node), of(), pieces]);
    const name = () => ['b', this.facts.at(b.id), this.facts.index(b)];
    if (value.type !== 'ObjectExpression') return own(name, value);
    return value.properties.flatMap((p) => (p.type === 'Property' && !p.computed ? own(() => ['m', this.facts.at(p.key), name(), p.key.name ?? String(p.key.value)], p.value) : []));
  }

  /** A part that is not known; what it is called, where another file of the project may know it. */
  hole(node, scope) {
    return this.isElsewhere(node, scope) ? [0, this.facts.at(node), this.facts.value(node, scope, 0)] : [0, this.facts.at(node)];
  }

  isElsewhere(node, scope) {
    while (node.type === 'MemberExpression' && !node.computed) node = node.object;
    const b = node.type === 'Identifier' ? scope.find(node.name) : null;
    return b?.kind === 'i' && mayBeOwn.test(b.module) && !foreignModule.test(b.module);
  }

  /** Each text that a node may stand for, as pieces; null for one that is not known. What is no text is none, and so is what is read where it stands. */
  each(node, scope, depth) {
    if (depth > deepest) return [null];
    const next = (child, inner = scope) => this.each(child, inner, depth + 1);
    switch (node.type) {
      case 'ConditionalExpression': return [...next(node.consequent), ...next(node.alternate)];
      case 'LogicalExpression': return node.operator === '&&' ? next(node.right) : [...next(node.left), ...next(node.right)];
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression': return next(node.expression);
      case 'ObjectExpression': {
        const text = node.properties.find((p) => p.type !== 'SpreadElement' && (p.key.name === 'text' || p.key.name === 'sql'));
        return text ? next(text.value) : [];
      }
      // new Cursor('…')
      case 'NewExpression': return node.arguments.length > 0 ? next(node.arguments[0]).filter(Boolean) : [];
      case 'Identifier':
        if (this.isElsewhere(node, scope)) return [[this.hole(node, scope)]];
        return node.name === 'undefined' ? [] : this.named(scope.find(node.name), depth);
      case 'TaggedTemplateExpression': return this.tagged(node, scope, depth);
      case 'CallExpression': return isRead(node) ? [] : this.only(node, scope, depth);
      case 'Literal': return typeof node.value === 'string' ? this.only(node, scope, depth) : [];
      case 'MemberExpression': {
        if (this.isElsewhere(node, scope)) return [[this.hole(node, scope)]];
        const entry = entryOf(node, scope);
        return entry ? next(entry.value, entry.scope) : [null];
      }
      case 'TemplateLiteral':
      case 'BinaryExpression':
      case 'AwaitExpression':
      case 'ChainExpression': return this.only(node, scope, depth);
      default: return [];
    }
  }

  only(node, scope, depth) {
    const pieces = [];
    return [this.one(node, scope, pieces, depth) ? pieces : null];
  }

  /** A tag that takes SQL is read where it stands; one that only cuts blanks leaves its text. */
  tagged(node, scope, depth) {
    return isPlain(node.tag) ? this.only(node, scope, depth) : tags.has(nameOf(node.tag)) ? [] : [null];
  }

  /** A template whose tag makes values of what is filled in. */
  filled(quasi) {
    const pieces = [];
    this.template(quasi, pieces, (hole) => pieces.push([0, this.facts.at(hole)]));
    return pieces;
  }

  /** What a variable holds at first and is set to later, each a text of its own; or one text, with what is added to it. */
  named(b, depth) {
    if (b?.kind !== 'v' || b.path.length > 0 || b.others || this.open.has(b)) return this.open.has(b) ? [] : [null];
    const values = [...(b.value ? [{ value: b.value, scope: b.scope }] : []), ...(b.sets ?? [])];
    // What is always set again is nothing that is handed over here for certain.
    if (values.length === 0 || values.some((v) => v.path?.length > 0 || (v.isAlways && values.length > 1))) return [null];
    this.open.add(b);
    const found = b.added ? this.built(b, values, depth) : values.flatMap((v) => this.each(v.value, v.scope, depth + 1));
    this.open.delete(b);
    return found;
  }

  /** What is added on the way there is part of the text, also where it may be left out: a part more names no less. What one of two ways adds is a hole. */
  built(b, values, depth) {
    const pieces = [];
    if (values.length > 1 || !this.one(b.value, b.scope, pieces, depth + 1)) return [null];
    for (const { value, scope, isSure } of b.added) this.oneOrHole(value, scope, pieces, depth + 1, isSure ? b : undefined);
    return [pieces];
  }

  /** The pieces of a single text, a hole for each part that is not known. Whether anything of it is. */
  one(node, scope, pieces, depth, own) {
    if (depth > deepest) return false;
    const next = (child, inner = scope) => this.one(child, inner, pieces, depth + 1);
    switch (node.type) {
      case 'Literal':
        if (typeof node.value !== 'string') return false;
        this.pieces(node.value, node.raw.slice(1, -1), node.start + 1, pieces);
        return true;
      case 'TemplateLiteral':
        this.template(node, pieces, (hole, i) => this.oneOrHole(hole, scope, pieces, depth + 1, i === 0 && own ? own : null));
        return true;
      case 'BinaryExpression': {
        if (node.operator !== '+') return false;
        const left = this.oneOrHole(node.left, scope, pieces, depth + 1, own ?? null);
        return this.oneOrHole(node.right, scope, pieces, depth + 1, null) || left;
      }
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression': return next(node.expression);
      case 'ConditionalExpression': return this.either(node, scope, pieces, depth);
      case 'CallExpression': return this.called(node, scope, pieces, depth);
      case 'TaggedTemplateExpression': return isPlain(node.tag) && next(node.quasi);
      case 'MemberExpression': {
        const entry = entryOf(node, scope);
        return entry !== null && next(entry.value, entry.scope);
      }
      case 'Identifier': {
        const b = scope.find(node.name);
        if (own && b === own) return true;
        if (b?.kind !== 'v' || b.path.length > 0 || b.others || b.sets || b.added || !b.value || this.open.has(b)) return false;
        this.open.add(b);
        const found = next(b.value, b.scope);
        this.open.delete(b);
        return found;
      }
      default: return false;
    }
  }

  /** @param own the name that the text is added to, which says nothing more where it leads; undefined where the part is not sure. */
  oneOrHole(node, scope, pieces, depth, own) {
    const before = pieces.length;
    if (own !== undefined && this.one(node, scope, pieces, depth, own)) return true;
    pieces.splice(before, pieces.length, own === undefined ? [0, this.facts.at(node)] : this.hole(node, scope));
    return false;
  }

  /** A part that is there or not: with it, the text names no less. */
  either(node, scope, pieces, depth) {
    const [one, other] = [[], []];
    if (!this.one(node.consequent, scope, one, depth + 1) || !this.one(node.alternate, scope, other, depth + 1)) return false;
    if (one.length > 0 && other.length > 0) return false;
    pieces.push(...one, ...other);
    return true;
  }

  /** '…'.trim(), a.concat(b), [ … ].join(' ') */
  called(node, scope, pieces, depth) {
    const { callee } = node;
    if (callee.type !== 'MemberExpression' || callee.computed) return false;
    switch (callee.property.name) {
      case 'trim':
      case 'trimStart':
      case 'trimEnd':
      case 'toString': return this.one(callee.object, scope, pieces, depth + 1);
      case 'concat': return [callee.object, ...node.arguments].map((part) => this.oneOrHole(part, scope, pieces, depth + 1, null)).some(Boolean);
      case 'join': return this.joined(callee.object, node.arguments[0], scope, pieces, depth);
      default: return false;
    }
  }

  joined(list, separator, scope, pieces, depth) {
    // [ …, asks && '…' ].filter(Boolean)
    const isFiltered = list.type === 'CallExpression' && list.callee.property?.name === 'filter' && list.arguments[0]?.name === 'Boolean';
    if (isFiltered) list = list.callee.object;
    const between = separator ? separator.value : ',';
    if (list.type !== 'ArrayExpression' || typeof between !== 'string') return false;
    return list.elements.map((each, i) => {
      const part = isFiltered && each?.type === 'LogicalExpression' && each.operator === '&&' ? each.right : each ?? list;
      if (i > 0) pieces.push([between, this.facts.at(part)]);
      return this.oneOrHole(part, scope, pieces, depth + 1, null);
    }).some(Boolean);
  }

  template(node, pieces, hole) {
    node.quasis.forEach((q, i) => {
      this.pieces(q.value.cooked ?? q.value.raw, q.value.raw, this.startOf(q), pieces);
      if (i < node.expressions.length) hole(node.expressions[i], i);
    });
  }

  /** Where a piece of a template begins, behind ` or }. */
  startOf(quasi) {
    const { text } = this.facts;
    return text.startsWith(quasi.value.raw, quasi.start) && text[quasi.start] !== '`' ? quasi.start : quasi.start + 1;
  }

  /** As it stands, where nothing is escaped; else cut at every escape. */
  pieces(cooked, raw, start, pieces) {
    const at = (offset) => this.facts.at({ start: start + offset });
    if (cooked === raw || raw.includes('\r')) { if (cooked) pieces.push([cooked, at(0)]); return; }
    let from = 0;
    for (let i = raw.indexOf('\\'); i >= 0; i = raw.indexOf('\\', from)) {
      if (i > from) pieces.push([raw.slice(from, i), at(from)]);
      const c = raw[i + 1];
      if (!`\\'"\`$nrt\n{}`.includes(c)) { pieces.push([raw.slice(i, i + 2), at(i)]); from = i + 2; continue; }
      const said = { n: '\n', r: '\r', t: '\t', '\n': '' }[c] ?? c;
      if (said) pieces.push([said, at(i)]);
      from = i + 2;
    }
    if (from < raw.length) pieces.push([raw.slice(from), at(from)]);
  }
}

const none = [];

const nameOf = (tag) => tag.property?.name ?? tag.name;

const isPlain = (tag) => plainTags.has(nameOf(tag)) || isRaw(tag);

/** What a record that is only ever read holds under a name: queries.byName of const queries = { byName: '…' }. */
function entryOf(node, scope) {
  if (node.computed || node.object.type !== 'Identifier') return null;
  const b = scope.find(node.object.name);
  if (b?.kind !== 'v' || !b.constant || b.path.length > 0 || b.sets || !b.value) return null;
  let record = b.value;
  while (record.type === 'TSAsExpression' || record.type === 'TSSatisfiesExpression') record = record.expression;
  if (record.type !== 'ObjectExpression') return null;
  const entry = record.properties.find((p) => p.type === 'Property' && !p.computed && (p.key.name ?? p.key.value) === node.property.name);
  return entry ? { value: entry.value, scope: b.scope } : null;
}

/** Whether a call is one that takes SQL itself, or is made of what such a call gave: db.prepare('…').bind(id), sql.raw('…'). */
function isRead(node) {
  for (let at = node; at?.type === 'CallExpression'; at = at.callee.object) {
    if (at.callee.type === 'Identifier') return tags.has(at.callee.name);
    if (texts.has(at.callee.property?.name) || tags.has(at.callee.property?.name)) return true;
  }
  return false;
}
