// The filters: they act at once, and show what the state says.

import {every, first} from "./dom.js";
import {change} from "./state.js";

const PICKED = ["layer", "kind", "tier"];

export function beginFilters() {
  const form = first("#controls");
  form.addEventListener("change", (event) => {
    const {name, value, checked} = event.target;
    if (name === "open") change({open: checked ? "1" : null}, true);
    else if (name === "region" || PICKED.includes(name)) change({[name]: value}, true);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
}

export function showFilters(state) {
  const form = first("#controls");
  for (const radio of every("[name=region]", form)) radio.checked = radio.value === (state.region || "");
  for (const name of PICKED) {
    const picked = first(`[name=${name}]`, form);
    picked.value = state[name] || "";
    picked.classList.toggle("is-set", Boolean(state[name]));
  }
  first("[name=open]", form).checked = Boolean(state.open);
}
