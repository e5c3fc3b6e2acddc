// Search and filters over what the page already shows. Nothing is fetched, nothing is stored, no markup is made of what was read.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  if (!form) return;
  const words = document.getElementById("words"), shown = document.getElementById("shown"), none = document.getElementById("none");
  const selects = ["family", "environment", "file"].map(name => document.getElementById(name)).filter(Boolean);
  const severities = [...form.querySelectorAll("input[name=severity]")];
  const resets = [...document.querySelectorAll("button.reset")];
  const groups = [...document.querySelectorAll("details.group")].map(box => ({
    box,
    wasOpen: box.open,
    findings: [...box.querySelectorAll(".finding")].map(item => ({ item, text: (box.querySelector("h3").textContent + " " + item.textContent).toLowerCase() })),
  }));
  const all = groups.reduce((sum, group) => sum + group.findings.length, 0);

  const isAsked = () => words.value.trim() !== "" || selects.some(s => s.value !== "") || severities.some(s => !s.checked);

  function filter() {
    const asked = isAsked(), wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const levels = new Set(severities.filter(s => s.checked).map(s => s.value));
    let count = 0;
    for (const { box, wasOpen, findings } of groups) {
      let hits = 0;
      for (const { item, text } of findings) {
        const fits = levels.has(item.dataset.severity) && wanted.every(w => text.includes(w))
          && selects.every(s => s.value === "" || item.dataset[s.id].split(" ").includes(s.value));
        item.hidden = !fits;
        if (fits) hits++;
      }
      box.hidden = hits === 0;
      box.querySelector(".count").textContent = hits === findings.length ? hits : hits + " of " + findings.length;
      box.open = asked ? hits > 0 : wasOpen;
      count += hits;
    }
    shown.textContent = asked ? count + " of " + all + " findings" : all + " findings";
    none.hidden = count > 0;
    resets[0].hidden = !asked;
  }

  function reset() {
    words.value = "";
    for (const select of selects) select.value = "";
    for (const severity of severities) severity.checked = true;
    filter();
    words.focus();
  }

  // A link to a finding that is filtered away or folded in shows it.
  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden || target.closest("[hidden]")) reset();
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
  }

  for (const { box } of groups)
    box.addEventListener("toggle", () => { if (!isAsked()) groups.find(g => g.box === box).wasOpen = box.open; });
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", filter);
  for (const button of resets) button.addEventListener("click", reset);
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      words.focus();
    } else if (event.key === "Escape" && event.target === words) reset();
  });
  addEventListener("hashchange", reveal);
  form.hidden = false;
  filter();
  reveal();
})();
