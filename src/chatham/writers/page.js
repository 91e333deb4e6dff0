(() => {
  "use strict";
  const all = (query, from = document) => Array.from(from.querySelectorAll(query));
  const byId = (id) => document.getElementById(id);
  const wide = matchMedia("(min-width: 62rem)");
  const cards = all(".card");
  const notes = all(".note");
  const stretches = all("a.m");
  const hiddenSeverities = new Set();
  let current = null;

  // Which words of the draft belong to which card: filled once, so that a long draft stays quick.
  const wordsOf = new Map();
  for (const stretch of stretches) {
    for (const id of stretch.dataset.c.split(" ")) {
      if (!wordsOf.has(id)) wordsOf.set(id, []);
      wordsOf.get(id).push(stretch);
    }
  }
  const numbersOn = (stretch) => (stretch.dataset.f ? stretch.dataset.f.split(" ") : []);
  const severityOf = (number) => byId("f" + number).dataset.sev;
  const shown = (number) => !hiddenSeverities.has(severityOf(number));
  const visible = () => notes.filter((note) => !note.classList.contains("off"));

  function light(card, note, on) {
    card.classList.toggle("on", on);
    if (note) note.classList.toggle("now", on);
    for (const stretch of wordsOf.get(card.id) || []) {
      const here = !note || numbersOn(stretch).includes(note.id.slice(1));
      stretch.classList.toggle("on", on);
      stretch.classList.toggle("now", on && here);
    }
  }

  function clear() {
    if (current) light(current.closest(".card"), current.matches(".note") ? current : null, false);
    current = null;
    tell();
  }

  function tell() {
    const status = byId("status");
    if (!status) return;
    const open = visible();
    const place = current ? open.indexOf(current) : -1;
    status.textContent = place < 0 ? "" : `${place + 1} of ${open.length}`;
  }

  function firstWords(card, note) {
    const words = wordsOf.get(card.id) || [];
    return words.find((stretch) => note && numbersOn(stretch).includes(note.id.slice(1))) || words[0];
  }

  function select(target, keep) {
    clear();
    const card = target.closest(".card");
    const note = target.matches(".note") ? target : null;
    current = target;
    light(card, note, true);
    const fold = card.querySelector(":scope > details");
    if (fold) fold.open = true;
    const words = firstWords(card, note);
    if (keep !== "card") (note && note !== card.querySelector(".note") ? note : card).scrollIntoView({ block: wide.matches ? "nearest" : "start" });
    if (words && (keep === "words" || wide.matches)) words.scrollIntoView({ block: keep === "card" || keep === "words" || !inView(words) ? "center" : "nearest" });
    tell();
  }

  function inView(element) {
    const box = element.getBoundingClientRect();
    return box.top > 48 && box.bottom < innerHeight - 48;
  }

  function step(by) {
    const open = visible();
    if (!open.length) return;
    let place = current ? open.indexOf(current) : -1;
    if (current && place < 0) {
      const after = open.findIndex((note) => current.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING);
      place = by > 0 ? (after < 0 ? open.length : after) - 1 : after < 0 ? open.length : after;
    } else if (!current && by < 0) {
      place = 0;
    }
    const note = open[(place + by + open.length) % open.length];
    select(note, "both");
    note.focus({ preventScroll: true });
  }

  function filter() {
    for (const note of notes) note.classList.toggle("off", hiddenSeverities.has(note.dataset.sev));
    const quiet = byId("quiet");
    const showQuiet = !quiet || quiet.getAttribute("aria-pressed") === "true";
    for (const card of cards) {
      const own = all(".note", card);
      const filtered = own.length > 0 && own.every((note) => note.classList.contains("off"));
      card.classList.toggle("off", filtered || (card.classList.contains("quiet") && !showQuiet));
    }
    for (const stretch of stretches) {
      const top = numbersOn(stretch).find(shown);
      if (top) stretch.dataset.sev = severityOf(top);
      else delete stretch.dataset.sev;
    }
    tell();
  }

  function press(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    if (button.dataset.filter) hiddenSeverities[on ? "delete" : "add"](button.dataset.filter);
    filter();
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = event.target.closest("a, button, summary, .note, .card");
    if (!target) return;
    if (target.matches("button[aria-pressed]")) press(target);
    else if (target.id === "next") step(1);
    else if (target.id === "back") step(-1);
    else if (target.matches("a.m")) {
      event.preventDefault();
      const top = numbersOn(target).find(shown);
      const goal = top ? byId("f" + top) : byId(target.getAttribute("href").slice(1));
      if (goal.closest(".card")) select(goal, "evidence");
      else openUpon(goal);
    } else if (target.matches("a.back")) {
      const goal = target.closest(".note") || target.closest(".card");
      const words = byId(target.getAttribute("href").slice(1));
      if (!goal || !words) return;
      event.preventDefault();
      select(goal, "words");
      words.focus({ preventScroll: true });
    } else if (target.matches(".note, .card") && !String(getSelection())) select(target, "card");
  });

  function openUpon(goal) {
    for (let fold = goal.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    goal.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "Escape") clear();
    else return;
    event.preventDefault();
  });

  // The manual page stands once at the end; each fold-out borrows a copy when it is opened.
  document.addEventListener("toggle", (event) => {
    const fold = event.target;
    if (!fold.matches("details.why") || !fold.open || fold.classList.contains("filled")) return;
    const copy = byId(fold.dataset.rule).cloneNode(true);
    copy.removeAttribute("id");
    fold.replaceChildren(fold.querySelector("summary"), copy);
    fold.classList.add("filled");
  }, true);

  function follow() {
    const goal = location.hash.length > 1 ? byId(decodeURIComponent(location.hash.slice(1))) : null;
    if (!goal) return;
    if (goal.matches(".card, .note")) select(goal, "evidence");
    else openUpon(goal);
  }

  document.documentElement.classList.add("live");
  filter();
  addEventListener("hashchange", follow);
  follow();
})();
