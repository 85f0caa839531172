// Which draw of a prompt is seen, when a preference model chooses: the weights by which the numbers were computed.
const Selection = (() => {
  // Draws without a score cannot be chosen.
  const ranked = (scores) =>
    scores.map((score, index) => ({ score, index })).filter(({ score }) => Number.isFinite(score))
      .sort((first, second) => second.score - first.score || first.index - second.index);

  // The draw of rank r is the best of C(K − 1 − r, n − 1) of the C(K, n) ways to take n of K; each from the one before.
  function rankWeights(n, count) {
    const weights = [];
    let weight = n / count;
    for (let rank = 0; rank <= count - n; rank += 1) {
      weights.push(weight);
      weight *= (count - n - rank) / Math.max(count - 1 - rank, 1);
    }
    return weights;
  }

  function bestOf(n, scores) {
    const order = ranked(scores);
    if (n > order.length || order.length === 0) return null;
    const byRank = rankWeights(n, order.length);
    const weights = scores.map(() => 0);
    for (let start = 0; start < order.length;) {
      let end = start;
      while (end < order.length && order[end].score === order[start].score) end += 1;
      // Draws of the same score share their places, as if ties were broken at random.
      const total = byRank.slice(start, end).reduce((sum, weight) => sum + weight, 0);
      for (let place = start; place < end; place += 1) weights[order[place].index] = total / (end - start);
      start = end;
    }
    return weights;
  }

  // In proportion to exp(r / β).
  function tilted(beta, scores) {
    const order = ranked(scores);
    if (!order.length) return null;
    const best = order[0].score;
    const raw = scores.map((score) => {
      if (!Number.isFinite(score)) return 0;
      return score === best ? 1 : Math.exp((score - best) / beta);
    });
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    return raw.map((weight) => weight / total);
  }

  // One weight a draw, in the draws' order, that sum to 1; null where too few draws have a score.
  const weights = (scores, { bestOf: n, beta }) =>
    n === undefined || n === null ? tilted(beta, scores) : bestOf(n, scores);

  return { weights };
})();
