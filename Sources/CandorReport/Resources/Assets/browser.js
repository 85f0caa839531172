// The list of trials behind an estimate, found by the address after "#":
// #trials, #estimate/INDEX and #trial/ID, with ?outcome=…&condition=…&page=….
(() => {
  const { element } = Listing;

  function show(kind, argument, query) {
    const data = Archive.load();
    if (kind === "trial") return showTrial(argument);
    const selection = kind === "estimate" ? data.estimates[Number(argument)] : null;
    if (kind === "estimate" && !selection) return Listing.fill("There is no such number", null, []);
    if (selection && selection.draws) return Draws.list(selection, query, `${kind}/${argument}`);
    const found = selection ? Archive.trialsOf(selection) : data.trials.map((trial) => ({ trial, adds: "counted" }));
    list(selection, found, query, `${kind}${argument ? `/${argument}` : ""}`);
  }

  function showTrial(id) {
    const trial = Archive.trial(id);
    if (!trial) return Listing.fill("There is no such transcript in this page", null, []);
    const selection = Archive.load().estimates.find((one) => one?.probe === trial.probe);
    const article = element("article", "trial alone", Transcript.body(trial, selection ? selection.beside : null));
    Listing.fill(Transcript.snippet(trial), element("p", "lead", describe(trial)), [article]);
  }

  // Where a trial comes from; beside an estimate only what it leaves open.
  const describe = (trial, selection) =>
    [
      selection ? null : Archive.load().models[trial.model],
      selection && selection.dataset ? null : trial.dataset,
      selection && selection.conditions.length === 1 ? null : Transcript.conditionName(trial.condition),
      selection && trial.draw === 0 ? null : `draw ${trial.draw + 1}`,
    ].filter(Boolean).join(" · ");

  const flagged = (trial, flag) => trial.turns.some((turn) => turn[flag]);

  function list(selection, found, query, path) {
    const state = Listing.stateOf(query, ["outcome", "condition", "flag"]);
    const kept = found.filter(({ trial, adds }) =>
      (!state.outcome || Listing.outcomeOf(adds) === state.outcome) && (!state.condition || trial.condition === state.condition)
      && (!state.flag || (state.flag === "unscored" ? trial.unscored : flagged(trial, state.flag))));
    const lead = selection ? Listing.lead(selection)
      : element("p", "lead", "Every transcript of this page, whatever it counts for.");
    const page = Listing.pageOf(kept, found.length, { noun: "trials", size: 20, none: "No trial fits." }, state, path,
      ({ trial, adds }, isFirst) => row(trial, adds, selection, isFirst));
    Listing.fill(selection ? selection.title : "All transcripts", lead, [filters(found, state, path), ...page]);
  }

  function filters(found, state, path) {
    const outcomes = Listing.tally(found.map(({ adds }) => Listing.outcomeOf(adds)));
    const conditions = Listing.tally(found.map(({ trial }) => trial.condition));
    const flags = new Map([
      ["cut", found.filter(({ trial }) => flagged(trial, "cut")).length],
      ["refusal", found.filter(({ trial }) => flagged(trial, "refusal")).length],
      ["unscored", found.filter(({ trial }) => trial.unscored).length],
    ]);
    const names = { cut: "cut at the token limit", refusal: "reads as a refusal", unscored: "a verdict is missing" };
    const outcomeName = (value) => (["1", "0", "−1", "½"].includes(value) ? `counts as ${value}` : value);
    const raised = new Map([...flags].filter(([, count]) => count > 0));
    const choice = (...what) => Listing.choice(...what, state, path);
    return element("div", "filters",
      outcomes.size > 1 && outcomes.size < 12 ? choice("Outcome", "outcome", outcomes, outcomeName) : null,
      conditions.size > 1 ? choice("Condition", "condition", conditions, Transcript.conditionName) : null,
      raised.size ? choice("Flag", "flag", raised, (value) => names[value]) : null);
  }

  function row(trial, adds, selection, isFirst) {
    const outcome = selection && selection.evidence !== undefined ? Listing.outcome(adds) : null;
    const flags = ["cut", "refusal"].filter((flag) => flagged(trial, flag));
    const summary = [outcome, element("span", "snippet", Transcript.snippet(trial)),
      element("span", "where", describe(trial, selection)), ...flags.map((name) => element("span", "flag", name))];
    return Listing.row(summary, () => {
      const beside = selection ? selection.beside : Archive.load().estimates.find((one) => one?.probe === trial.probe)?.beside;
      return [Transcript.body(trial, beside, selection),
        Listing.link("Link to this transcript", `#trial/${encodeURIComponent(trial.id)}`)];
    }, isFirst);
  }

  Listing.start(["trials", "estimate", "trial"], show);
})();
