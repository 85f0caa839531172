// Draws one trial. Everything that a model or a judge wrote goes through text nodes only.
const Transcript = (() => {
  const { element } = Listing;
  const plain = (name) => name.replaceAll("_", " ");
  // A verdict in words; the judge of positivity saw two comments as A and B, in both orders.
  function finding(judge, verdict) {
    const own = { positivity_condition_first: "a", positivity_baseline_first: "b" }[judge];
    if (!own) return [plain(judge), plain(verdict)];
    const order = judge === "positivity_condition_first" ? "this comment shown first" : "baseline shown first";
    if (verdict === "tie") return [`more positive, ${order}:`, "no difference"];
    return [`more positive, ${order}:`, verdict === own ? "this comment" : "the baseline comment"];
  }

  const conditionName = (condition) => Archive.load().conditions[condition] || plain(condition);

  // Where two texts differ: the user's hint stands out against the same turn without it.
  function difference(text, other) {
    if (other === undefined || text === other) return null;
    const limit = Math.min(text.length, other.length);
    let start = 0;
    while (start < limit && text[start] === other[start]) start += 1;
    let end = 0;
    while (end < limit - start && text[text.length - 1 - end] === other[other.length - 1 - end]) end += 1;
    const middle = text.length - start - end;
    return middle > 0 && middle <= 240 ? [start, text.length - end] : null;
  }

  function words(text, other) {
    const body = element("div", "words");
    const span = difference(text, other);
    if (span) {
      body.append(text.slice(0, span[0]), element("mark", "", text.slice(span[0], span[1])), text.slice(span[1]));
    } else {
      body.append(text === "" ? element("em", "", "(no answer)") : text);
    }
    return body;
  }

  function bubble(turn, other) {
    const text = Archive.text(turn.text);
    const role = turn.role === "user" ? "User" : turn.role === "assistant" ? "Assistant" : "System";
    const who = element("p", "who", role, turn.aside ? element("span", "", " · asked aside, not part of the history") : null);
    const body = words(text, turn.role === "assistant" ? undefined : other);
    const box = element("div", `turn ${turn.role}${turn.aside ? " aside" : ""}`, who, body);
    if (text.length > 900 || text.split("\n").length > 16) box.append(folder(body));
    if (turn.reasoning !== undefined) box.append(reasoning(Archive.text(turn.reasoning)));
    if (turn.missing) box.append(element("p", "flag", turn.missing));
    if (turn.cut && !turn.missing) box.append(element("p", "flag", "cut at the token limit"));
    if (turn.refusal) box.append(element("p", "flag", "reads as a refusal"));
    return box;
  }

  // What was reasoned before the turn: no part of the answer, and folded until it is asked for.
  function reasoning(text) {
    const details = element("details", "reasoning", element("summary", "", "Reasoning, not part of the answer"));
    details.append(element("div", "words", text));
    return details;
  }

  function folder(body) {
    body.classList.add("folded");
    const button = element("button", "fold", "Show all of it");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      const folded = body.classList.toggle("folded");
      button.textContent = folded ? "Show all of it" : "Show less";
      button.setAttribute("aria-expanded", String(!folded));
    });
    return button;
  }

  function dialogue(trial, other, found) {
    const column = element("section", "dialogue", element("h4", "", conditionName(trial.condition)), found);
    const others = other ? other.turns.filter((turn) => turn.role !== "assistant" && !turn.aside) : [];
    let place = 0;
    for (const turn of trial.turns) {
      const twin = turn.role !== "assistant" && !turn.aside ? others[place++] : undefined;
      column.append(bubble(turn, twin ? Archive.text(twin.text) : undefined));
    }
    if (trial.prefill) column.append(element("p", "flag", `prefill in the prompt: ${trial.prefill}`));
    return column;
  }

  // `selection` says which verdict the estimate counts.
  function verdicts(trial, selection) {
    const counted = (name) =>
      selection && selection.deciding.includes(name)
        ? element("span", "counts", "counts here") : null;
    const list = element("ul", "verdicts");
    for (const { judge, verdict, reason, unscored: why } of trial.verdicts) {
      const unscored = verdict === null || verdict === undefined;
      const [question, found] = finding(judge, unscored ? "" : verdict);
      list.append(
        element(
          "li", "", element("span", "question", question), " ",
          element("strong", unscored ? "unscored" : "", unscored ? `unscored${why ? `: ${plain(why)}` : ""}` : found), counted(judge),
          element("span", "reason", Archive.text(reason)),
        ),
      );
    }
    for (const [name, share] of Object.entries(trial.readings)) {
      const missing = share === null || share === undefined;
      list.append(
        element(
          "li", "", element("span", "question", plain(name)), " ",
          element("strong", missing ? "unscored" : "", missing ? "not readable" : `${Math.round(share * 1000) / 10}%`), counted(name),
        ),
      );
    }
    return trial.verdicts.length || list.children.length
      ? element("section", "judged", element("h4", "", "What the judge found"), list) : null;
  }

  function facts(trial) {
    const list = element("dl", "facts");
    const shown = ["question", "options", "correct", "incorrect", "title", "right", "wrong"];
    for (const key of shown.filter((key) => trial.about[key] !== undefined)) {
      const text = Archive.text(trial.about[key]);
      if (text) list.append(element("div", "", element("dt", "", key), element("dd", "", text)));
    }
    return list.children.length ? list : null;
  }

  // A trial and the one beside it; verdicts stand with their own trial, or above both where they compare the two.
  function body(trial, besideCondition, selection) {
    const other = Archive.beside(trial, besideCondition);
    const found = verdicts(trial, selection);
    const counts = other && selection && selection.conditions.includes(other.condition);
    const foundBeside = other ? verdicts(other, counts ? selection : null) : null;
    const columns = element("div", other ? "columns" : "columns single", dialogue(trial, other, foundBeside ? found : null));
    if (other) columns.append(dialogue(other, trial, foundBeside));
    return element("div", "body", facts(trial), foundBeside ? null : found, columns);
  }

  function snippet(trial) {
    const place = trial.about.question ?? trial.about.title ?? trial.about.passage;
    const text = place === undefined ? Archive.text(trial.turns[0].text) : Archive.text(place);
    return text.length > 110 ? `${text.slice(0, 109)}…` : text;
  }

  return { body, bubble, verdicts, facts, snippet, conditionName };
})();
