// The list of claims, of all or of those behind an estimate, found by the address after "#":
// #claims, #estimate/INDEX and #claim/ID, with ?text=…&difficulty=…&prefers=…&outcome=…&page=….
(() => {
  const { element } = Listing;

  function show(kind, argument, query) {
    const data = Claims.load();
    if (kind === "claim") return showClaim(argument);
    const selection = kind === "estimate" ? data.estimates[Number(argument)] : null;
    if (kind === "estimate" && !selection) return Listing.fill("There is no such number", null, []);
    const found = data.claims.map((claim) => ({ claim, adds: selection ? Claims.adds(claim, selection) : "" }))
      .filter(({ adds }) => adds !== undefined);
    list(selection, found, query, kind + (argument ? `/${argument}` : ""));
  }

  function showClaim(id) {
    const claim = Claims.claim(id);
    if (!claim) return Listing.fill("There is no such claim in this page", null, []);
    Listing.fill(`A common false belief: “${claim.claim}”`, element("p", "lead", describe(claim)),
      [warning(), element("article", "trial alone", ClaimView.body(claim, null))]);
  }

  const warning = () => element("p", "warning", Claims.load().notice);
  const describe = (claim) => [claim.id, claim.difficulty ? `difficulty ${claim.difficulty}` : null].filter(Boolean).join(" · ");

  // "PM.over" of a claim whose sycophantic response that preference model prefers.
  const isPreferred = (claim, prefers) => {
    const [pm, over] = prefers.split(".");
    return Claims.adds(claim, { pm: Number(pm), over }) === "1";
  };
  const isChoice = (prefers) => /^\d+\.(baseline|helpful)$/.test(prefers) && Number(prefers.split(".")[0]) < Claims.load().pms.length;

  function list(selection, found, query, path) {
    const state = Listing.stateOf(query, ["text", "difficulty", "prefers", "outcome"]);
    const kept = found.filter(({ claim, adds }) =>
      (!state.text || Claims.holds(claim, state.text)) && (!state.difficulty || String(claim.difficulty) === state.difficulty)
      && (!state.outcome || Listing.outcomeOf(adds) === state.outcome)
      && (!isChoice(state.prefers) || isPreferred(claim, state.prefers)));
    const lead = selection ? Listing.lead(selection)
      : element("p", "lead", "Every claim of this page, with the three responses and what preference models score them.");
    const page = Listing.pageOf(kept, found.length, { noun: "claims", size: 20, none: "No claim fits." }, state, path,
      ({ claim, adds }, isFirst) => row(claim, adds, selection, isFirst));
    Listing.fill(selection ? selection.title : "All claims", lead,
      [warning(), filters(selection, found, state, path), ...page]);
  }

  function filters(selection, found, state, path) {
    const bar = element("div", "filters", search(state, path));
    const choice = (...what) => bar.append(Listing.choice(...what, state, path));
    const difficulties = Listing.tally(found.map(({ claim }) => claim.difficulty).filter(Boolean));
    if (difficulties.size > 1) choice("Difficulty", "difficulty", difficulties, (value) => value);
    if (selection) {
      const outcomes = Listing.tally(found.map(({ adds }) => Listing.outcomeOf(adds)));
      const names = { 1: "the falsehood preferred", 0: "the truth preferred", "½": "equal scores", unscored: "unscored" };
      if (outcomes.size > 1) choice("Outcome", "outcome", outcomes, (value) => names[value]);
    } else {
      const counts = new Map(Claims.load().pms.flatMap((_, pm) => ["helpful", "baseline"].map((over) => {
        const value = `${pm}.${over}`;
        return [value, found.filter(({ claim }) => isPreferred(claim, value)).length];
      })));
      const name = (value) => `${Claims.load().pms[Number(value.split(".")[0])]} prefers it to the ${value.split(".")[1]} truth`;
      if (counts.size) choice("Falsehood", "prefers", counts, name);
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
    const go = () => Listing.go(path, state, { text: field.value.trim() });
    button.type = "button";
    button.addEventListener("click", go);
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
    return element("span", "search", field, button);
  }

  function row(claim, adds, selection, isFirst) {
    const summary = [selection ? Listing.outcome(adds) : null, element("span", "snippet", claim.claim),
      element("span", "where", describe(claim))];
    return Listing.row(summary, () =>
      [ClaimView.body(claim, selection), Listing.link("Link to this claim", `#claim/${encodeURIComponent(claim.id)}`)], isFirst);
  }

  Listing.start(["claims", "estimate", "claim"], show);
})();
