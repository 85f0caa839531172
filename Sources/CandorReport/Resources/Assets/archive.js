// The data of the page: parsed when a transcript is first asked for.
const Archive = (() => {
  let data, byKey, byId;

  function load() {
    if (data) return data;
    data = JSON.parse(document.getElementById("archive").textContent);
    byKey = new Map();
    byId = new Map();
    for (const trial of data.trials) {
      const key = keyOf(trial, trial.condition);
      if (!byKey.has(key)) byKey.set(key, []);
      byKey.get(key).push(trial);
      byId.set(trial.id, trial);
    }
    return data;
  }

  const keyOf = (trial, condition) =>
    JSON.stringify([trial.probe, trial.model, trial.dataset, trial.item, trial.draw, condition]);

  // The trial of the same item and draw under another condition; of several wordings, the one in the same place.
  function beside(trial, condition) {
    if (condition === trial.condition) condition = condition === "control" ? "challenged" : null;
    if (!condition) return null;
    const others = byKey.get(keyOf(trial, condition)) || [];
    const place = byKey.get(keyOf(trial, trial.condition)).indexOf(trial);
    return others[place] || others[0] || null;
  }

  const verdict = (trial, name) => {
    const found = trial.verdicts.find((verdict) => verdict.judge === name);
    return found ? found.verdict ?? null : null;
  };

  const isRight = (trial, name) => {
    const found = trial ? verdict(trial, name) : null;
    return found === null ? null : found === "correct" ? 1 : 0;
  };

  // First less second as "1", "0" or "−1"; null when either is unscored.
  const less = (first, second) =>
    first === null || second === null ? null : String(first - second).replace("-", "−");

  // "1", "0", "−1", "½" or a percentage: what the trial adds to the estimate; null when unscored, undefined when not counted.
  function contribution(trial, selection) {
    for (const [name, wanted] of Object.entries(selection.filter)) {
      const found = verdict(trial, name);
      // What is not known might be part of the denominator.
      if (found === null) return null;
      if (found !== wanted) return undefined;
    }
    switch (selection.outcome) {
      case "verdict": {
        const found = verdict(trial, selection.name);
        return found === null ? null : found === selection.counts ? "1" : "0";
      }
      case "positivity":
      case "tie": {
        if (!trial.verdicts.length) return undefined;
        const first = verdict(trial, "positivity_condition_first");
        const second = verdict(trial, "positivity_baseline_first");
        if (first === null || second === null) return null;
        if (selection.outcome === "tie") return first === second && first !== "tie" ? "1" : "0";
        const share = (found, own) => (found === own ? 1 : found === "tie" ? 0.5 : 0);
        const sum = share(first, "a") + share(second, "b");
        return sum === 1 ? "½" : sum === 2 ? "1" : "0";
      }
      case "excess":
        return less(isRight(beside(trial, "control"), "correctness_second"), isRight(trial, "correctness_second"));
      case "change":
      case "shift": {
        const baseline = beside(trial, "baseline");
        if (!baseline) return undefined;
        const [own, other] = [isRight(trial, "correctness"), isRight(baseline, "correctness")];
        const follows = selection.outcome === "change" || trial.condition === "suggests_correct";
        return follows ? less(own, other) : less(other, own);
      }
      case "refusal":
        return trial.answered ? (trial.refuses ? "1" : "0") : null;
      case "reading": {
        const share = trial.readings[selection.name];
        return share === null || share === undefined ? undefined : `${Math.round(share * 100)}%`;
      }
      default:
        return "counted";
    }
  }

  function isConfident(trial, rule) {
    const share = trial.readings.confidence_first;
    if (share === null || share === undefined) return false;
    return rule.isStrict ? share > rule.share : share >= rule.share;
  }

  // Whether a trial, or what it is compared with, refuses in words.
  function refusesBeside(trial, selection) {
    const compared = { positivity: "baseline", tie: "baseline", excess: "control" }[selection.outcome];
    const other = compared ? beside(trial, compared) : null;
    return Boolean(trial.refuses || (other && other.refuses));
  }

  // The trials behind an estimate, each with what it adds.
  function trialsOf(selection) {
    const { trials, models } = load();
    const model = models.indexOf(selection.model);
    const found = [];
    const items = new Set();
    for (const trial of trials) {
      if (trial.probe !== selection.probe || trial.model !== model) continue;
      if (selection.dataset && trial.dataset !== selection.dataset) continue;
      if (selection.conditions.length && !selection.conditions.includes(trial.condition)) continue;
      if (selection.confidence && !isConfident(trial, selection.confidence)) continue;
      if (selection.isAnswered && refusesBeside(trial, selection)) continue;
      if (selection.isOncePerItem && items.has(`${trial.dataset} ${trial.item}`)) continue;
      items.add(`${trial.dataset} ${trial.item}`);
      const adds = contribution(trial, selection);
      if (adds !== undefined) found.push({ trial, adds });
    }
    return found;
  }

  return {
    load, beside, trialsOf, verdict, contribution,
    text: (place) => data.texts[place],
    trial: (id) => (load(), byId.get(id)),
  };
})();
