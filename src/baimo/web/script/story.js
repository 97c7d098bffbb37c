// The path between two tiles: told by the server; on a published site by the ties that the page has.

import {first, hrefOf, make} from "./dom.js";
import {tiesOf} from "./edges.js";

// The panel and the edges of a page of the server, as they stand there.
export async function storyOf(address) {
  const text = await (await fetch(address)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  const edges = first("#map .edges", page);
  const owners = [...page.querySelectorAll("#map a.t.near")].map((node) => node.dataset.owner);
  return {
    panel: [...first("#panel", page).childNodes].map((node) => document.importNode(node, true)),
    edges: edges && document.importNode(edges, true),
    near: new Set(owners),
  };
}

// The fewest steps from one owner to another over ties that held.
export function relatedBy(data, one, other, month) {
  const from = new Map([[one, null]]);
  const queue = [one];
  for (const owner of queue) {
    if (owner === other) break;
    for (const tie of tiesOf(data, owner, month)) {
      if (tie.type === "compares" || from.has(tie.other)) continue;
      from.set(tie.other, {owner, tie});
      queue.push(tie.other);
    }
  }
  const ties = [];
  for (let step = from.get(other); step; step = from.get(step.owner)) ties.unshift(step.tie);
  const owners = ties.flatMap((tie) => [tie.tail, tie.head]);
  const names = [one, other].map((owner) => (data.tiles[owner] || {name: owner}).name);
  return {ties, owners, panel: (words) => toldBy(ties, names, words)};
}

function toldBy(ties, names, words) {
  const header = make(
    "header", null,
    make("h2", null, words.story.replace("{one}", names[0]).replace("{other}", names[1])),
    make("button", {class: "close", type: "button", "aria-label": words.close}, "×"),
  );
  if (!ties.length) return [header, make("p", null, words["story.none"])];
  const steps = ties.map((tie) => {
    const [said, href, when] = tie.fact;
    return make("li", null, make("a", {href: hrefOf(href)}, said), make("span", {class: "by"}, when || ""));
  });
  return [header, make("ol", {class: "story"}, ...steps)];
}
