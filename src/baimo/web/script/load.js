// Data beyond the page: from the server, or on a published site, which must work from the disk, as a script.

import {HERE, IS_SINGLE, IS_STATIC, LANG, first} from "./dom.js";

const arriving = new Map();
const waiting = new Map();

// The data of a name in the reader's language, fetched once: await load("map").
export function load(name) {
  if (!arriving.has(name)) {
    const fetching = IS_SINGLE ? fromItself(name) : IS_STATIC ? fromScript(`${name}-${LANG}`) : fromServer(`/${name}/data.json?lang=${LANG}`);
    arriving.set(name, fetching);
    fetching.catch(() => arriving.delete(name));
  }
  return arriving.get(name);
}

export async function fromServer(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// Packed in the page itself.
async function fromItself(name) {
  const packed = Uint8Array.from(atob(first(`#data-${name}`).textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

function fromScript(name) {
  return new Promise((resolve, reject) => {
    waiting.set(name, resolve);
    const script = document.createElement("script");
    script.src = new URL(`data/${name}.js`, HERE);
    script.onerror = reject;
    document.head.append(script);
  });
}

if (IS_STATIC) {
  window.baimoData = (name, data) => {
    const resolve = waiting.get(name);
    if (resolve) resolve(data);
  };
}
