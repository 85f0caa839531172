// The list of trials behind an estimate, found by the address after "#":
// #trials, #estimate/INDEX and #trial/ID, with ?outcome=…&condition=…&page=….
const Browser = (() => {
  const pageSize = 20;
  const { element } = Transcript;
  const report = document.getElementById("report");
  const main = document.getElementById("browser");
  let returnTo = 0;

  function route() {
    const [path, query] = decodeURIComponent(location.hash.slice(1)).split("?");
    const [kind, ...rest] = path.split("/");
    const isBrowser = ["trials", "estimate", "trial"].includes(kind);
    if (isBrowser && main.hidden) returnTo = window.scrollY;
    const returning = !isBrowser && !main.hidden;
    main.hidden = !isBrowser;
    report.hidden = isBrowser;
    document.body.classList.toggle("browsing", isBrowser);
    if (isBrowser) {
      show(kind, rest.join("/"), new URLSearchParams(query || ""));
      window.scrollTo(0, 0);
    } else if (returning) {
      const target = document.getElementById(path);
      if (target && path !== "summary") target.scrollIntoView();
      else window.scrollTo(0, returnTo);
    }
  }

  function show(kind, argument, query) {
    const data = Archive.load();
    if (kind === "trial") return showTrial(argument);
    const selection = kind === "estimate" ? data.estimates[Number(argument)] : null;
    if (kind === "estimate" && !selection) return fill("There is no such number", null, []);
    if (selection && selection.draws) return Draws.list(selection, query, `${kind}/${argument}`, { fill, choice, tally, pager });
    const found = selection ? Archive.trialsOf(selection) : data.trials.map((trial) => ({ trial, adds: "counted" }));
    list(selection, found, query, `${kind}${argument ? `/${argument}` : ""}`);
  }

  function fill(title, lead, nodes) {
    const back = element("a", "back", "← Back to the report");
    back.href = "#summary";
    const heading = element("h1", "", title);
    heading.tabIndex = -1;
    main.replaceChildren(element("header", "", back, heading, lead), ...nodes);
    heading.focus({ preventScroll: true });
  }

  function showTrial(id) {
    const trial = Archive.trial(id);
    if (!trial) return fill("There is no such transcript in this page", null, []);
    const selection = Archive.load().estimates.find((one) => one?.probe === trial.probe);
    const article = element("article", "trial alone", Transcript.body(trial, selection ? selection.beside : null));
    fill(Transcript.snippet(trial), element("p", "lead", describe(trial)), [article]);
  }

  // Where a trial comes from; beside an estimate only what it leaves open.
  const describe = (trial, selection) =>
    [
      selection ? null : Archive.load().models[trial.model],
      selection && selection.dataset ? null : trial.dataset,
      selection && selection.conditions.length === 1 ? null : Transcript.conditionName(trial.condition),
      selection && trial.draw === 0 ? null : `draw ${trial.draw + 1}`,
    ].filter(Boolean).join(" · ");

  const outcomeOf = (adds) => (adds === null ? "unscored" : adds);
  const flagged = (trial, flag) => trial.turns.some((turn) => turn[flag]);

  function list(selection, found, query, path) {
    const state = {
      outcome: query.get("outcome") || "", condition: query.get("condition") || "", flag: query.get("flag") || "",
      page: Math.max(1, Number(query.get("page")) || 1),
    };
    const kept = found.filter(({ trial, adds }) =>
      (!state.outcome || outcomeOf(adds) === state.outcome) && (!state.condition || trial.condition === state.condition)
      && (!state.flag || (state.flag === "unscored" ? trial.unscored : flagged(trial, state.flag))));
    const pages = Math.max(1, Math.ceil(kept.length / pageSize));
    state.page = Math.min(state.page, pages);
    const shown = kept.slice((state.page - 1) * pageSize, state.page * pageSize);
    const lead = selection
      ? element("div", "lead", element("p", "", selection.detail),
        element("p", "", element("strong", "", selection.value), " · ", selection.counted))
      : element("p", "lead", "Every transcript of this page, whatever it counts for.");
    const rows = element("div", "trials", ...shown.map(({ trial, adds }, index) => row(trial, adds, selection, index === 0)));
    const count = element("p", "count", `${kept.length} of ${found.length} trials`);
    count.setAttribute("role", "status");
    const nothing = kept.length ? null : element("p", "empty", "No trial fits.");
    fill(selection ? selection.title : "All transcripts", lead,
      [filters(found, state, path), count, rows, nothing, pager(state, pages, path)].filter(Boolean));
  }

  function address(path, state, changes) {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...state, ...changes })) {
      if (value && !(key === "page" && value === 1)) query.set(key, value);
    }
    return `#${path}${query.size ? `?${query}` : ""}`;
  }

  function filters(found, state, path) {
    const outcomes = tally(found.map(({ adds }) => outcomeOf(adds)));
    const conditions = tally(found.map(({ trial }) => trial.condition));
    const flags = new Map([
      ["cut", found.filter(({ trial }) => flagged(trial, "cut")).length],
      ["refusal", found.filter(({ trial }) => flagged(trial, "refusal")).length],
      ["unscored", found.filter(({ trial }) => trial.unscored).length],
    ]);
    const names = { cut: "cut at the token limit", refusal: "reads as a refusal", unscored: "a verdict is missing" };
    const bar = element("div", "filters");
    const outcomeNames = (value) => (["1", "0", "−1", "½"].includes(value) ? `counts as ${value}` : value);
    if (outcomes.size > 1 && outcomes.size < 12) bar.append(choice("Outcome", "outcome", outcomes, outcomeNames, state, path));
    if (conditions.size > 1) bar.append(choice("Condition", "condition", conditions, Transcript.conditionName, state, path));
    const raised = new Map([...flags].filter(([, count]) => count > 0));
    if (raised.size) bar.append(choice("Flag", "flag", raised, (value) => names[value], state, path));
    return bar;
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
    select.addEventListener("change", () => { location.hash = address(path, state, { [key]: select.value, page: 1 }); });
    return element("label", "", `${title} `, select);
  }

  function row(trial, adds, selection, isFirst) {
    const outcome = selection && selection.outcome !== "none"
      ? element("span", `outcome ${adds === null ? "unscored" : adds === "1" ? "one" : ""}`, outcomeOf(adds)) : null;
    const flags = [["cut", "cut"], ["refusal", "refusal"]].filter(([flag]) => flagged(trial, flag));
    const summary = element("summary", "", outcome, element("span", "snippet", Transcript.snippet(trial)),
      element("span", "where", describe(trial, selection)), ...flags.map(([, name]) => element("span", "flag", name)));
    const details = element("details", "trial", summary);
    const fillIn = () => {
      if (details.children.length > 1) return;
      const link = element("a", "link", "Link to this transcript");
      link.href = `#trial/${encodeURIComponent(trial.id)}`;
      const beside = selection ? selection.beside : Archive.load().estimates.find((one) => one?.probe === trial.probe)?.beside;
      details.append(Transcript.body(trial, beside, selection), link);
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
      link.href = address(path, state, { page });
      return link;
    };
    const nav = element("nav", "pager", step("← Previous", state.page - 1),
      element("span", "", `Page ${state.page} of ${pages}`), step("Next →", state.page + 1));
    nav.setAttribute("aria-label", "Pages of trials");
    return nav;
  }

  window.addEventListener("hashchange", route);
  // On paper nothing can be unfolded.
  window.addEventListener("beforeprint", () => {
    for (const details of report.querySelectorAll("details.metric")) details.open = true;
  });
  if (location.hash) route();
})();
