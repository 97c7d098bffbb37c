// The colours on a published site: chosen once, kept by the browser. A server keeps them itself.

import {IS_SINGLE, IS_STATIC, every} from "./dom.js";

const KEPT = "baimo-theme";

export function beginTheme() {
  if (!IS_STATIC || IS_SINGLE) return;
  wear(kept());
  for (const button of every("button[data-theme-choice]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      keep(button.dataset.themeChoice);
      wear(button.dataset.themeChoice);
    });
  }
}

// Where pages come from the disk a browser may refuse to keep anything.
function kept() {
  try {
    return localStorage.getItem(KEPT) || "auto";
  } catch {
    return "auto";
  }
}

function keep(theme) {
  try {
    localStorage.setItem(KEPT, theme);
  } catch {
    // Chosen for this page alone.
  }
}

function wear(theme) {
  const root = document.documentElement;
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const button of every("button[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
  }
}
