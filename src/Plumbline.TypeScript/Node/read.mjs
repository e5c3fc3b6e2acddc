// Reads files of TypeScript and JavaScript and writes what it saw of each as a line of JSON.
// Input: the folder, then a path on each line. Output: a line for each, in any order: which it is, counted from 0, and what was seen.
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread, MessageChannel, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';
import { factsOf } from './facts.mjs';

const worthTwo = 300;
const some = 32;

// All is done before code that is compiled a second time, and better, would have paid.
setFlagsFromString('--interrupt-budget=1000000');

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

/** What is seen in the files, some at a time; who reads beside takes what nobody has taken yet. */
function* readAll({ folder, paths, taken }) {
  for (let at; (at = Atomics.add(taken, 0, some)) < paths.length; )
    yield Buffer.from(paths.slice(at, at + some).map((path, i) => `${at + i} ${read(folder, path)}\n`).join(''));
}

function write(bytes) {
  for (let at = 0; at < bytes.length; ) {
    try { at += writeSync(1, bytes, at); } catch (fault) { if (fault.code !== 'EAGAIN') throw fault; }
  }
}

if (!isMainThread) {
  for (const bytes of readAll(workerData)) workerData.port.postMessage(bytes);
  workerData.port.postMessage(null);
} else {
  const [folder, ...paths] = readFileSync(0, 'utf8').split('\n').filter(Boolean);
  const work = { folder, paths, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const { port1, port2 } = new MessageChannel();
  let ended = paths.length < worthTwo;
  const second = ended ? null : new Promise((done, failed) => {
    new Worker(new URL(import.meta.url), { workerData: { ...work, port: port2 }, transferList: [port2] }).on('error', failed);
    port1.on('message', (bytes) => (bytes ? write(bytes) : done()));
  });
  for (const bytes of readAll(work)) {
    write(bytes);
    // Its last word may be among what is taken here: nobody is told of it a second time.
    for (let theirs; (theirs = receiveMessageOnPort(port1)); ) {
      if (theirs.message) write(theirs.message);
      else ended = true;
    }
  }
  if (!ended) await second;
  // Without taking down, piece by piece, what the system frees at once.
  process.exit();
}
