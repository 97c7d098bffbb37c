// The months: a slider over the strip, play and pause; each month says how many entered and left.

import {every, first, make} from "./dom.js";
import {change, monthText, stateNow} from "./state.js";

const PACE = 700;
const CALM_PACE = 1600;
let months = [];
let monthWords = {};
let playing = 0;

export function beginMonths(told) {
  months = told.months;
  monthWords = told.words;
  const slide = first(".slide");
  slide.style.setProperty("--months", months.length);
  slide.disabled = false;
  slide.addEventListener("input", () => {
    pause();
    goTo(Number(slide.value));
  });
  const play = first(".play");
  play.disabled = false;
  play.addEventListener("click", () => (playing ? pause() : start()));
  for (const name of ["at", "since"]) {
    first(`.months select[name=${name}]`).addEventListener("change", (event) => {
      pause();
      change({[name]: event.target.value}, true);
    });
  }
  document.addEventListener("visibilitychange", pause);
}

function goTo(number) {
  const month = months[number];
  const since = stateNow().since;
  change({at: number === months.length - 1 ? null : month, since: since && since < month ? since : null});
}

function numberOf(state) {
  return state.at ? months.indexOf(state.at) : months.length - 1;
}

function start() {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (numberOf(stateNow()) === months.length - 1) goTo(0);
  playing = setInterval(advance, isCalm ? CALM_PACE : PACE);
  showPlaying();
}

function advance() {
  const next = numberOf(stateNow()) + 1;
  goTo(next);
  if (next >= months.length - 1) pause();
}

function pause() {
  clearInterval(playing);
  playing = 0;
  showPlaying();
}

function showPlaying() {
  const play = first(".play");
  play.classList.toggle("playing", Boolean(playing));
  play.setAttribute("aria-label", playing ? monthWords.pause : monthWords.play);
}

export function showMonths(state) {
  const at = months[numberOf(state)];
  const slide = first(".slide");
  slide.value = numberOf(state);
  slide.setAttribute("aria-valuetext", monthText(at));
  first(".months select[name=at]").value = state.at || "";
  first(".months select[name=since]").value = state.since || "";
  first(".rings").hidden = !state.since;
  const total = {entered: 0, left: 0};
  for (const bar of every(".bars a")) {
    const {month, entered, left} = bar.dataset;
    bar.setAttribute("class", [month === at && "now", month === state.since && "since", month > at && "beyond"].filter(Boolean).join(" "));
    if (state.since ? month > state.since && month <= at : month === at) {
      total.entered += Number(entered);
      total.left += Number(left);
    }
  }
  const tally = first(".tally");
  tally.replaceChildren(make("b", null, `+${total.entered}`), " ", make("b", null, `−${total.left}`));
  tally.setAttribute("aria-label", `${monthWords.entered} ${total.entered}, ${monthWords.left} ${total.left}`);
}
