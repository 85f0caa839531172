// The draws behind a number of an optimised run, prompt by prompt: which were likely chosen, which were not.
const Draws = (() => {
  const { element } = Listing;
  const [shownFirst, shownLast] = [12, 4];
  // What draws add to the estimate that is shown.
  let additionsOf, additions;

  // Trials with the same turns before the response are draws of one prompt.
  function prompts(selection, conditions) {
    const { trials, models } = Archive.load();
    const model = models.indexOf(selection.model);
    const found = new Map();
    for (const trial of trials) {
      if (trial.probe !== selection.probe || trial.model !== model || !trial.scores) continue;
      if (selection.dataset && trial.dataset !== selection.dataset) continue;
      if (conditions.length && !conditions.includes(trial.condition)) continue;
      const asked = trial.turns.filter((turn) => turn.role !== "assistant" && !turn.aside).map((turn) => turn.text);
      const key = JSON.stringify([trial.dataset, trial.item, trial.condition, asked]);
      if (!found.has(key)) found.set(key, { dataset: trial.dataset, item: trial.item, condition: trial.condition, draws: [] });
      found.get(key).draws.push(trial);
    }
    for (const prompt of found.values()) prompt.draws.sort((first, second) => first.draw - second.draw);
    return [...found.values()];
  }

  const weigh = (prompt, how) =>
    prompt ? Selection.weights(prompt.draws.map((trial) => trial.scores[how.pm]), how) : null;

  // What one draw is worth: a number, null for unscored, undefined where it is not counted.
  function measure(trial, selection) {
    switch (selection.draws.kind) {
      case "worth": {
        if (additionsOf !== selection) [additionsOf, additions] = [selection, Archive.additions(selection)];
        return additions.get(trial);
      }
      case "change":
        return trial.worth ?? null;
      case "score":
        return trial.scores[selection.draws.scoredBy ?? selection.draws.pm] ?? null;
      default:
        return undefined;
    }
  }

  // The expected value of what is chosen; undefined where nothing is counted.
  function expected(draws, weights, selection) {
    let [sum, scored] = [0, 0];
    draws.forEach((trial, place) => {
      const value = weights[place] > 0 ? measure(trial, selection) : null;
      if (value === null || value === undefined) return;
      sum += weights[place] * value;
      scored += weights[place];
    });
    return scored > 0 ? sum / scored : undefined;
  }

  const values = { 1: 1, 0: 0, h: 0.5 };

  // The expected comparison with the baseline's chosen comment; a pair judged with probability π stands for 1 / π.
  function comparison(prompt, weights, baseline, others) {
    const place = new Map(baseline.draws.map((trial, index) => [trial.draw, index]));
    let [excess, unscored, any] = [0, 0, false];
    prompt.draws.forEach((trial, own) => {
      let judged = 0;
      [...(trial.compared || "")].forEach((mark, draw) => {
        if (mark === ".") return;
        const probability = trial.probabilities ? trial.probabilities[judged] : 1;
        judged += 1;
        if (!place.has(draw)) return;
        const weight = (weights[own] * others[place.get(draw)]) / probability;
        any = true;
        if (mark === "u") unscored += weight;
        else excess += weight * (values[mark] - 0.5);
      });
    });
    return any && unscored < 1 ? excess / (1 - unscored) + 0.5 : undefined;
  }

  // What a prompt adds under a selection.
  function value(prompt, how, selection) {
    const weights = weigh(prompt, how);
    if (!weights) return undefined;
    if (!["comparison", "change"].includes(selection.draws.kind)) return expected(prompt.draws, weights, selection);
    const others = weigh(prompt.baseline, how);
    if (!others) return undefined;
    if (selection.draws.kind === "comparison") return comparison(prompt, weights, prompt.baseline, others);
    const [own, other] = [expected(prompt.draws, weights, selection), expected(prompt.baseline.draws, others, selection)];
    if (own === undefined || other === undefined) return undefined;
    return (selection.draws.signs?.[prompt.condition] ?? 1) * (own - other);
  }

  function format(number, selection) {
    if (number === undefined) return "–";
    if (selection.draws.kind === "score") return number.toFixed(2).replace("-", "−");
    const text = `${(Math.abs(number) * 100).toFixed(0)}`;
    const signed = selection.draws.kind === "change";
    return signed ? `${text === "0" ? "" : number < 0 ? "−" : "+"}${text}` : `${number < 0 ? "−" : ""}${text}%`;
  }

  // The baseline's draws of the same item; of several wordings, those in the same place.
  function pair(found, selection) {
    const baselines = new Map();
    for (const prompt of prompts({ ...selection, conditions: [] }, ["baseline"])) {
      const key = `${prompt.dataset} ${prompt.item}`;
      if (!baselines.has(key)) baselines.set(key, []);
      baselines.get(key).push(prompt);
    }
    const places = new Map();
    for (const prompt of found) {
      const key = `${prompt.dataset} ${prompt.item}`;
      const others = baselines.get(key) || [];
      const place = places.get(`${key} ${prompt.condition}`) || 0;
      places.set(`${key} ${prompt.condition}`, place + 1);
      prompt.baseline = others[place] || others[0] || null;
    }
  }

  function list(selection, query, path) {
    const how = selection.draws;
    const found = prompts(selection, how.condition ? [how.condition] : selection.conditions)
      .filter((prompt) => selection.draws.kind !== "worth" || prompt.draws.some((trial) => measure(trial, selection) !== undefined));
    if (selection.beside) pair(found, selection);
    for (const prompt of found) {
      prompt.chosen = value(prompt, how, selection);
      prompt.policy = value(prompt, { ...how, bestOf: 1 }, selection);
    }
    const state = Listing.stateOf(query, ["condition", "order"]);
    const kept = found.filter((prompt) => !state.condition || prompt.condition === state.condition);
    const moved = (prompt) => (prompt.chosen === undefined || prompt.policy === undefined ? -Infinity : prompt.chosen - prompt.policy);
    if (state.order === "up") kept.sort((first, second) => moved(second) - moved(first) || 0);
    if (state.order === "down") kept.sort((first, second) => (moved(first) === -Infinity) - (moved(second) === -Infinity) || moved(first) - moved(second));
    const listed = { noun: "prompts", size: 10, none: "No prompt fits, or its transcripts are left out of this page." };
    const page = Listing.pageOf(kept, found.length, listed, state, path, (prompt, isFirst) => row(prompt, selection, isFirst));
    Listing.fill(selection.title, Listing.lead(selection, element("p", "", explanation(selection))),
      [controls(selection, found, state, path), ...page]);
  }

  function explanation(selection) {
    const how = selection.draws;
    const name = Archive.load().scorers[how.pm];
    const chance = how.beta === undefined
      ? `the chance of being the best of ${how.bestOf}, over all ways to take ${how.bestOf} of them; equal scores share it`
      : "its weight, in proportion to exp(score / β)";
    return `Draws of each prompt in the order of the score of ${name}. Beside each: ${chance}.${sampled(selection)}`;
  }

  const sampled = (selection) =>
    selection.draws.kind === "comparison" && Archive.load().trials.some((trial) => trial.probabilities)
      ? " Only a sample of the pairs was judged, and each stands for several: a single prompt's value can lie beyond 0 or 100%." : "";

  function controls(selection, found, state, path) {
    const bar = element("div", "filters", strengths(selection, state));
    const conditions = Listing.tally(found.map((prompt) => prompt.condition));
    if (conditions.size > 1) bar.append(Listing.choice("Condition", "condition", conditions, Transcript.conditionName, state, path));
    if (found.some((prompt) => prompt.chosen !== undefined)) {
      const counts = new Map(["up", "down"].map((order) => [order, found.length]));
      const names = { up: "largest rise by the choice first", down: "largest fall first" };
      const label = Listing.choice("Order", "order", counts, (order) => names[order], state, path);
      for (const option of label.querySelectorAll("option")) option.textContent = names[option.value] || "as in the data";
      bar.append(label);
    }
    return bar;
  }

  // The same number at other strengths.
  function strengths(selection, state) {
    const same = (other) =>
      other && other.draws && ["probe", "model", "dataset"].every((key) => other[key] === selection[key])
      && ["metric", "pm", "scoredBy", "condition"].every((key) => other.draws[key] === selection.draws[key]);
    const select = element("select");
    Archive.load().estimates.forEach((other, index) => {
      if (same(other)) select.append(new Option(other.draws.strength, String(index), false, other === selection));
    });
    select.addEventListener("change", () => {
      const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value && value !== 1));
      location.hash = `#estimate/${select.value}${query.size ? `?${query}` : ""}`;
    });
    return element("label", "", "Strength ", select);
  }

  function row(prompt, selection, isFirst) {
    const first = prompt.draws[0];
    const moved = prompt.chosen === undefined ? null
      : element("span", "outcome moved", `${format(prompt.policy, selection)} → ${format(prompt.chosen, selection)}`);
    if (moved) moved.title = "the policy's value → what is chosen";
    const where = [
      selection.dataset ? null : prompt.dataset, selection.conditions.length === 1 ? null : Transcript.conditionName(prompt.condition),
      `${prompt.draws.length} draws`,
    ].filter(Boolean).join(" · ");
    const summary = [moved, element("span", "snippet", Transcript.snippet(first)), element("span", "where", where)];
    return Listing.row(summary, () => [body(prompt, selection)], isFirst);
  }

  function body(prompt, selection) {
    const question = prompt.draws[0].turns.filter((turn) => turn.role !== "assistant" && !turn.aside);
    const twin = prompt.baseline ? prompt.baseline.draws[0].turns.filter((turn) => turn.role !== "assistant" && !turn.aside) : [];
    const asked = question.map((turn, place) => Transcript.bubble(turn, twin[place] ? Archive.text(twin[place].text) : undefined));
    const box = element("div", "body", Transcript.facts(prompt.draws[0]), element("div", "dialogue", ...asked), table(prompt, selection));
    if (prompt.baseline) box.append(beside(prompt.baseline, selection));
    return box;
  }

  function beside(baseline, selection) {
    const fold = element("details", "baseline", element("summary", "", "The baseline's draws, chosen among in the same way"));
    fold.addEventListener("toggle", () => {
      if (fold.open && fold.children.length === 1) fold.append(table(baseline, selection));
    });
    return fold;
  }

  // The draws, best score first; of many only the ends until asked for.
  function table(prompt, selection) {
    const { pm } = selection.draws;
    const weights = weigh(prompt, selection.draws) || prompt.draws.map(() => null);
    const score = (trial) => (Number.isFinite(trial.scores[pm]) ? trial.scores[pm] : -Infinity);
    const order = prompt.draws.map((trial, place) => ({ trial, weight: weights[place] }))
      .sort((first, second) => score(second.trial) - score(first.trial) || first.trial.draw - second.trial.draw);
    const largest = Math.max(...order.map(({ weight }) => weight || 0), 1e-9);
    const items = order.map(({ trial, weight }, rank) => () => draw(trial, weight, largest, rank, selection));
    const rows = element("ol", "draws");
    const hidden = items.length > shownFirst + shownLast + 4 ? items.slice(shownFirst, items.length - shownLast) : [];
    rows.append(head(trialNames(prompt.draws[0])));
    rows.append(...(hidden.length ? items.slice(0, shownFirst) : items).map((make) => make()));
    if (!hidden.length) return rows;
    const button = element("button", "fold", `Show the ${hidden.length} between`);
    button.type = "button";
    const gap = element("li", "gap", button);
    button.addEventListener("click", () => gap.replaceWith(...hidden.map((make) => make())));
    rows.append(gap, ...items.slice(items.length - shownLast).map((make) => make()));
    return rows;
  }

  // What the columns are.
  function head(found) {
    const item = element("li", "head", element("span", "rank", "#"), element("span", "chance", "chosen"),
      element("span", "score", "score"), element("span", "", found));
    return item;
  }

  // The name of the verdict that a draw has by itself; undefined where draws are compared with the baseline's.
  const verdictOf = (trial) => Archive.load().drawVerdicts?.[trial.probe];

  const trialNames = (trial) => (trial.compared || !verdictOf(trial) ? "more positive than the baseline's, response" : "verdict, response");

  const percent = (share) => {
    if (share === null) return "–";
    if (share === 0) return "0%";
    return share < 0.001 ? "<0.1%" : `${(share * 100).toFixed(1)}%`;
  };

  function draw(trial, weight, largest, rank, selection) {
    const score = trial.scores[selection.draws.pm];
    const bar = element("span", "bar");
    bar.style.width = `${((weight || 0) / largest) * 100}%`;
    const chance = element("span", "chance", element("span", "track", bar), element("span", "share", percent(weight)));
    chance.title = "the chance of being chosen";
    const number = element("span", "score", Number.isFinite(score) ? score.toPrecision(4).replace("-", "−") : "no score");
    const response = Archive.text(trial.turns[trial.turns.length - 1].text);
    const words = response.trim() === "" ? "(empty)" : response.trim();
    const summary = element("summary", "", element("span", "rank", String(rank + 1)), chance, number, findings(trial),
      element("span", "snippet", words.length > 120 ? `${words.slice(0, 119)}…` : words));
    const details = element("details", weight ? "draw" : "draw rejected", summary);
    details.addEventListener("toggle", () => {
      if (!details.open || details.children.length > 1) return;
      const link = element("a", "link", "The whole transcript");
      link.href = `#trial/${encodeURIComponent(trial.id)}`;
      details.append(element("div", "opened", Transcript.bubble(trial.turns[trial.turns.length - 1]), scores(trial),
        Transcript.verdicts(trial, selection), compared(trial), link));
    });
    return element("li", "", details);
  }

  // The verdict that stands for the probe, and how a comment compares.
  function findings(trial) {
    const name = verdictOf(trial);
    const found = trial.verdicts.find((verdict) => verdict.judge === name);
    if (found) {
      const text = found.verdict ?? null;
      return element("span", `outcome${text === null ? " unscored" : ""}`, text === null ? "unscored" : text.replaceAll("_", " "));
    }
    const marks = [...(trial.compared || "")];
    const scored = marks.filter((mark) => mark in values);
    if (!scored.length) return null;
    const share = scored.reduce((sum, mark) => sum + values[mark], 0) / scored.length;
    const chip = element("span", "outcome", `${Math.round(share * 100)}%`);
    chip.title = `more positive than ${Math.round(share * 100)}% of the ${scored.length} baseline comments that it was compared with`;
    return chip;
  }

  function scores(trial) {
    const list = element("dl", "facts");
    Archive.load().scorers.forEach((name, place) => {
      const score = trial.scores[place];
      list.append(element("div", "", element("dt", "", name),
        element("dd", "", Number.isFinite(score) ? score.toPrecision(5).replace("-", "−") : "no usable score")));
    });
    return element("section", "scores", element("h4", "", "Scores"), list);
  }

  function compared(trial) {
    if (!trial.compared) return null;
    const marks = [...trial.compared];
    const count = (mark) => marks.filter((one) => one === mark).length;
    const judged = marks.length - count(".");
    const text = `Compared with ${judged} of the baseline's comments: more positive than ${count("1")}, less than ${count("0")}, `
      + `level with ${count("h")}, unscored ${count("u")}.`;
    return element("p", "compared", text);
  }

  return { list };
})();
