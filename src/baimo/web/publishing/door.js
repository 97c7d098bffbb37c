// The reader's own language; whoever has neither of ours reads English. What the address asks for goes along.
const spoken = (navigator.languages || [navigator.language || ""]).map((one) => one.toLowerCase().split("-")[0]);
const tongue = spoken.find((one) => one === "zh" || one === "en") || "en";
location.replace(tongue + "/index.html" + location.search + location.hash);
