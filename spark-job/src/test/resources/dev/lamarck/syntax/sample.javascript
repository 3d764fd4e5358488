// a small queue
import { readFile } from 'fs';

class Queue {
  #items = [];
  push(item) { this.#items.push(item); return this }
  get size() { return this.#items.length; }
}

const double = (x) => x * 2;

function* walk(tree, depth = 0) {
  if (!tree) return;
  for (const child of tree.children ?? []) {
    yield* walk(child, depth + 1);
  }
  switch (depth) {
    case 0:
    case 1:
      console.log(`root ${tree.name} 😀`);
      break;
    default:
      while (depth > 3 && tree.deep) depth--;
  }
}

async function load(path) {
  try {
    const text = await readFile(path, "utf8");
    return /a+b/.test(text) ? JSON.parse(text) : null;
  } catch (e) {
    return undefined;
  }
}
