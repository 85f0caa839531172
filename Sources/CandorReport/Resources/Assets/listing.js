"use strict";
// What the lists behind a report's numbers share: elements, addresses after "#", filters, rows that unfold, pages.
const Listing = (() => {
  const report = document.getElementById("report");
  const main = document.getElementById("browser");
  let returnTo = 0;

  function element(name, className, ...children) {
    const node = document.createElement(name);
    if (className) node.className = className;
    for (const child of children) {
      if (child !== null && child !== undefined && child !== "") node.append(child);
    }
    return node;
  }

  // Has show(kind, argument, query) draw what is at #KIND/ARGUMENT?QUERY; any other address is a place in the report.
  function start(kinds, show) {
    const route = () => {
      const [path, query] = parts(location.hash.slice(1));
      const [kind, ...rest] = path.split("/");
      const isListing = kinds.includes(kind);
      const isReturning = !isListing && !main.hidden;
      if (isListing && main.hidden) returnTo = window.scrollY;
      main.hidden = !isListing;
      report.hidden = isListing;
      document.body.classList.toggle("browsing", isListing);
      if (isListing) {
        show(kind, decoded(rest.join("/")), new URLSearchParams(query));
        window.scrollTo(0, 0);
      } else if (isReturning) {
        const target = document.getElementById(decoded(path));
        if (target && path !== "summary") target.scrollIntoView();
        else window.scrollTo(0, returnTo);
      }
    };
    window.addEventListener("hashchange", route);
    // On paper nothing can be unfolded.
    window.addEventListener("beforeprint", () => {
      for (const details of report.querySelectorAll("details.metric")) details.open = true;
    });
    if (location.hash) route();
  }

  // A name and a search may hold anything: the path ends at the first question mark, and is decoded after that.
  function parts(hash) {
    const end = hash.indexOf("?");
    return end < 0 ? [hash, ""] : [hash.slice(0, end), hash.slice(end + 1)];
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  function address(path, state, changes) {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...state, ...changes })) {
      if (value && !(key === "page" && value === 1)) query.set(key, value);
    }
    return `#${path}${query.size ? `?${query}` : ""}`;
  }

  function go(path, state, changes) { location.hash = address(path, state, { ...changes, page: 1 }); }

  function fill(title, lead, nodes) {
    const back = element("a", "back", "← Back to the report");
    back.href = "#summary";
    const heading = element("h1", "", title);
    heading.tabIndex = -1;
    main.replaceChildren(element("header", "", back, heading, lead), ...nodes.filter(Boolean));
    heading.focus({ preventScroll: true });
  }

  // What a number says of itself, above what is behind it.
  const lead = (selection, ...more) =>
    element("div", "lead", element("p", "", selection.detail),
      element("p", "", element("strong", "", selection.value), " · ", selection.counted), ...more);

  // What a list was asked for, by the names of its filters.
  function stateOf(query, names) {
    const state = Object.fromEntries(names.map((name) => [name, query.get(name) || ""]));
    return { ...state, page: Math.max(1, Number(query.get("page")) || 1) };
  }

  // How many of all are kept, one page of them as rows, and the way to the other pages.
  function pageOf(kept, total, { noun, size, none }, state, path, row) {
    const pages = Math.max(1, Math.ceil(kept.length / size));
    const page = Math.min(state.page, pages);
    const shown = kept.slice((page - 1) * size, page * size);
    const count = element("p", "count", `${kept.length} of ${total} ${noun}`);
    count.setAttribute("role", "status");
    return [count, element("div", "trials", ...shown.map((one, index) => row(one, index === 0))),
      kept.length ? null : element("p", "empty", none), pager({ ...state, page }, pages, path, noun)];
  }

  function pager(state, pages, path, noun) {
    if (pages === 1) return null;
    const step = (label, page) => {
      if (page < 1 || page > pages) return element("span", "off", label);
      const link = element("a", "", label);
      link.href = address(path, state, { page });
      return link;
    };
    const nav = element("nav", "pager", step("← Previous", state.page - 1),
      element("span", "", `Page ${state.page} of ${pages}`), step("Next →", state.page + 1));
    nav.setAttribute("aria-label", `Pages of ${noun}`);
    return nav;
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
    select.addEventListener("change", () => go(path, state, { [key]: select.value }));
    return element("label", "", `${title} `, select);
  }

  // A row whose inside is made when it is first opened.
  function row(summary, inside, isOpen) {
    const details = element("details", "trial", element("summary", "", ...summary));
    const fillIn = () => {
      if (details.children.length === 1) details.append(...inside());
    };
    details.addEventListener("toggle", () => { if (details.open) fillIn(); });
    if (isOpen) { fillIn(); details.open = true; }
    return details;
  }

  // What one row adds to the number that the list is behind.
  const outcomeOf = (adds) => (adds === null ? "unscored" : adds);
  const outcome = (adds) =>
    element("span", `outcome ${adds === null ? "unscored" : adds === "1" ? "one" : ""}`, outcomeOf(adds));

  function link(text, href) {
    const link = element("a", "link", text);
    link.href = href;
    return link;
  }

  return { element, start, go, fill, lead, stateOf, pageOf, tally, choice, row, outcomeOf, outcome, link };
})();
