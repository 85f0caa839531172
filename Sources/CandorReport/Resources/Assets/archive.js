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

  // What a trial adds in words: "1", "0", "−1", "½" or a percentage; null when unscored.
  function words(adds, isReading) {
    if (adds === null) return null;
    if (isReading) return `${Math.round(adds * 100)}%`;
    return adds === 0.5 ? "½" : String(adds).replace("-", "−");
  }

  // What each draw adds to an estimate: a number, null for unscored; draws that are not counted are missing.
  function additions(selection) {
    const { trials, evidence } = load();
    const own = evidence[selection.evidence];
    return new Map(own ? own.trials.map((place, index) => [trials[place], own.adds[index]]) : []);
  }

  // The trials behind an estimate, each with what it adds: as the number itself was computed.
  function trialsOf(selection) {
    const { trials, models, evidence } = load();
    const isOfSet = (trial) => !selection.dataset || trial.dataset === selection.dataset;
    const own = evidence[selection.evidence];
    if (own) {
      return own.trials.map((place, index) => ({ trial: trials[place], adds: words(own.adds[index], own.isReading) }))
        .filter(({ trial }) => isOfSet(trial));
    }
    const model = models.indexOf(selection.model);
    return trials.filter((trial) => trial.probe === selection.probe && trial.model === model && isOfSet(trial)
      && (!selection.conditions.length || selection.conditions.includes(trial.condition)))
      .map((trial) => ({ trial, adds: "counted" }));
  }

  return {
    load, beside, trialsOf, additions,
    text: (place) => data.texts[place],
    trial: (id) => (load(), byId.get(id)),
  };
})();
