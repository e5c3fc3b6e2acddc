// Reads files of TypeScript and JavaScript and writes what it saw of each as one line of JSON.
// Input: the folder, then a path on each line. Output: as many lines, in the same order.
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { factsOf } from './facts.mjs';

const worthTwo = 300;

function read(folder, path) {
  try {
    const text = readFileSync(join(folder, path), 'utf8');
    const facts = factsOf(path, text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    const said = JSON.stringify(facts);
    // Half a surrogate pair is text to JavaScript alone.
    return said.includes('\\ud') ? JSON.stringify(facts, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value)) : said;
  } catch (fault) {
    return JSON.stringify({ f: String(fault.message ?? fault).split('\n')[0] });
  }
}

function write(text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try { at += writeSync(1, bytes, at); } catch (fault) { if (fault.code !== 'EAGAIN') throw fault; }
  }
}

if (!isMainThread) {
  parentPort.postMessage(workerData.paths.map((p) => read(workerData.folder, p)).join('\n'));
} else {
  const [folder, ...paths] = readFileSync(0, 'utf8').split('\n').filter(Boolean);
  if (paths.length < worthTwo) for (let at = 0; at < paths.length; at += 64) write(paths.slice(at, at + 64).map((p) => read(folder, p)).join('\n') + '\n');
  else {
    const half = Math.ceil(paths.length / 2);
    const second = new Promise((done, failed) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { folder, paths: paths.slice(half) } });
      worker.on('message', done);
      worker.on('error', failed);
    });
    for (let at = 0; at < half; at += 64) write(paths.slice(at, Math.min(at + 64, half)).map((p) => read(folder, p)).join('\n') + '\n');
    write((await second) + '\n');
  }
}
