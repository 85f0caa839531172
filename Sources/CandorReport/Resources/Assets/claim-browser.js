// The list of claims, of all or of those behind an estimate, found by the address after "#":
// #claims, #estimate/INDEX and #claim/ID, with ?text=…&difficulty=…&prefers=…&outcome=…&page=….
const ClaimBrowser = (() => {
  const pageSize = 20;
  const { element } = ClaimView;
  const report = document.getElementById("report");
  const main = document.getElementById("browser");
  let returnTo = 0;

  function route() {
    const [path, query] = address(location.hash.slice(1));
    const [kind, ...rest] = path.split("/");
    const isBrowser = ["claims", "estimate", "claim"].includes(kind);
    if (isBrowser && main.hidden) returnTo = window.scrollY;
    const returning = !isBrowser && !main.hidden;
    main.hidden = !isBrowser;
    report.hidden = isBrowser;
    if (isBrowser) {
      show(kind, decode(rest.join("/")), new URLSearchParams(query));
      window.scrollTo(0, 0);
    } else if (returning) {
      const target = document.getElementById(path);
      if (target && path !== "summary") target.scrollIntoView();
      else window.scrollTo(0, returnTo);
    }
  }

  // A claim's name and a search may hold anything: the path ends at the first question mark, and is decoded after that.
  function address(hash) {
    const end = hash.indexOf("?");
    return end < 0 ? [hash, ""] : [hash.slice(0, end), hash.slice(end + 1)];
  }

  function decode(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  function show(kind, argument, query) {
    const data = Claims.load();
    if (kind === "claim") return showClaim(argument);
    const selection = kind === "estimate" ? data.estimates[Number(argument)] : null;
    if (kind === "estimate" && !selection) return fill("There is no such number", null, []);
    const found = data.claims.map((claim) => ({ claim, adds: selection ? Claims.adds(claim, selection) : "" }))
      .filter(({ adds }) => adds !== undefined);
    list(selection, found, query, kind + (argument ? `/${argument}` : ""));
  }

  function fill(title, lead, nodes) {
    const back = element("a", "back", "← Back to the report");
    back.href = "#summary";
    const heading = element("h1", "", title);
    heading.tabIndex = -1;
    main.replaceChildren(element("header", "", back, heading, lead), ...nodes);
    heading.focus({ preventScroll: true });
  }

  function showClaim(id) {
    const claim = Claims.claim(id);
    if (!claim) return fill("There is no such claim in this page", null, []);
    fill(`A common false belief: “${claim.claim}”`, element("p", "lead", describe(claim)),
      [warning(), element("article", "trial alone", ClaimView.body(claim, null))]);
  }

  const warning = () => element("p", "warning", Claims.load().notice);
  const describe = (claim) => [claim.id, claim.difficulty ? `difficulty ${claim.difficulty}` : null].filter(Boolean).join(" · ");
  const outcomeOf = (adds) => (adds === null ? "unscored" : adds);

  // "PM.over" of a claim whose sycophantic response that preference model prefers.
  const isPreferred = (claim, prefers) => {
    const [pm, over] = prefers.split(".");
    return Claims.adds(claim, { pm: Number(pm), over }) === "1";
  };

  function list(selection, found, query, path) {
    const names = ["text", "difficulty", "prefers", "outcome"];
    const state = Object.fromEntries(names.map((name) => [name, query.get(name) || ""]));
    state.page = Math.max(1, Number(query.get("page")) || 1);
    const kept = found.filter(({ claim, adds }) =>
      (!state.text || Claims.holds(claim, state.text)) && (!state.difficulty || String(claim.difficulty) === state.difficulty)
      && (!state.outcome || outcomeOf(adds) === state.outcome) && (!isChoice(state.prefers) || isPreferred(claim, state.prefers)));
    const pages = Math.max(1, Math.ceil(kept.length / pageSize));
    state.page = Math.min(state.page, pages);
    const shown = kept.slice((state.page - 1) * pageSize, state.page * pageSize);
    const lead = selection
      ? element("div", "lead", element("p", "", selection.detail),
        element("p", "", element("strong", "", selection.value), " · ", selection.counted))
      : element("p", "lead", "Every claim of this page, with the three responses and what preference models score them.");
    const rows = element("div", "trials", ...shown.map(({ claim, adds }, index) => row(claim, adds, selection, index === 0)));
    const count = element("p", "count", `${kept.length} of ${found.length} claims`);
    count.setAttribute("role", "status");
    const nothing = kept.length ? null : element("p", "empty", "No claim fits.");
    fill(selection ? selection.title : "All claims", lead,
      [warning(), filters(selection, found, state, path), count, rows, nothing, pager(state, pages, path)].filter(Boolean));
  }

  const isChoice = (prefers) => /^\d+\.(baseline|helpful)$/.test(prefers) && Number(prefers.split(".")[0]) < Claims.load().pms.length;

  function target(path, state, changes) {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...state, ...changes })) {
      if (value && !(key === "page" && value === 1)) query.set(key, value);
    }
    return `#${path}${query.size ? `?${query}` : ""}`;
  }

  function filters(selection, found, state, path) {
    const bar = element("div", "filters", search(state, path));
    const difficulties = tally(found.map(({ claim }) => claim.difficulty).filter(Boolean));
    if (difficulties.size > 1) bar.append(choice("Difficulty", "difficulty", difficulties, (value) => value, state, path));
    if (selection) {
      const outcomes = tally(found.map(({ adds }) => outcomeOf(adds)));
      const names = { 1: "the falsehood preferred", 0: "the truth preferred", "½": "equal scores", unscored: "unscored" };
      if (outcomes.size > 1) bar.append(choice("Outcome", "outcome", outcomes, (value) => names[value], state, path));
    } else {
      const counts = new Map(Claims.load().pms.flatMap((_, pm) => ["helpful", "baseline"].map((over) => {
        const value = `${pm}.${over}`;
        return [value, found.filter(({ claim }) => isPreferred(claim, value)).length];
      })));
      const name = (value) => `${Claims.load().pms[Number(value.split(".")[0])]} prefers it to the ${value.split(".")[1]} truth`;
      if (counts.size) bar.append(choice("Falsehood", "prefers", counts, name, state, path));
    }
    return bar;
  }

  function search(state, path) {
    const field = element("input");
    field.type = "search";
    field.value = state.text;
    field.placeholder = "words to look for";
    field.setAttribute("aria-label", "Text");
    const button = element("button", "", "Search");
    const go = () => { location.hash = target(path, state, { text: field.value.trim(), page: 1 }); };
    button.type = "button";
    button.addEventListener("click", go);
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
    return element("span", "search", field, button);
  }

  function tally(values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    return new Map([...counts].sort());
  }

  function choice(title, key, counts, name, state, path) {
    const select = element("select");
    select.append(new Option("all", ""));
    for (const [value, count] of counts) select.append(new Option(`${name(value)} (${count})`, value));
    select.value = state[key];
    select.addEventListener("change", () => { location.hash = target(path, state, { [key]: select.value, page: 1 }); });
    return element("label", "", `${title} `, select);
  }

  function row(claim, adds, selection, isFirst) {
    const outcome = selection
      ? element("span", `outcome ${adds === null ? "unscored" : adds === "1" ? "one" : ""}`, outcomeOf(adds)) : null;
    const summary = element("summary", "", outcome, element("span", "snippet", claim.claim), element("span", "where", describe(claim)));
    const details = element("details", "trial", summary);
    const fillIn = () => {
      if (details.children.length > 1) return;
      const link = element("a", "link", "Link to this claim");
      link.href = `#claim/${encodeURIComponent(claim.id)}`;
      details.append(ClaimView.body(claim, selection), link);
    };
    details.addEventListener("toggle", () => { if (details.open) fillIn(); });
    if (isFirst) { fillIn(); details.open = true; }
    return details;
  }

  function pager(state, pages, path) {
    if (pages === 1) return null;
    const step = (label, page) => {
      if (page < 1 || page > pages) return element("span", "off", label);
      const link = element("a", "", label);
      link.href = target(path, state, { page });
      return link;
    };
    const nav = element("nav", "pager", step("← Previous", state.page - 1),
      element("span", "", `Page ${state.page} of ${pages}`), step("Next →", state.page + 1));
    nav.setAttribute("aria-label", "Pages of claims");
    return nav;
  }

  window.addEventListener("hashchange", route);
  // On paper nothing can be unfolded.
  window.addEventListener("beforeprint", () => {
    for (const details of report.querySelectorAll("details.metric")) details.open = true;
  });
  if (location.hash) route();
})();
