// The decision of bench/tender.vrg in GoRules Zen: of each bid an expression node and a decision table, looping over the
// bids; who comes first is found here, since Zen has no ranking. In binary floating point, as Zen reckons; so an award
// may differ from the exact one, and is counted.
//
// node zen.mjs FILE [TENDERS] prints what it took, as JSON.
import fs from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';

const [file, most] = process.argv.slice(2);
const lines = path => fs.readFileSync(path, 'utf8').trim().split('\n').slice(0, Number(most) || undefined);

// Social enterprise, from the region, step of the PSO: points.
const points = [
  [true, true, '>= 3', 10], [true, true, '>= 0', 8], [true, false, '>= 3', 7], [true, false, '>= 0', 5],
  [false, true, '>= 3', 4], [false, true, '>= 2', 3], [false, false, '>= 3', 3], [false, false, '>= 2', 2],
  [false, true, '1', 1], [false, false, '', 0], [false, true, '', 0]];

const place = { x: 0, y: 0 };
const loop = { passThrough: true, executionMode: 'loop', inputField: 'bids', outputPath: 'bids' };
const content = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: place },
    { id: 'facts', type: 'expressionNode', name: 'facts', position: place, content: { ...loop, expressions: [
      ['social', 'supplier.impact_first and supplier.independent and supplier.economically_independent and supplier.governance and supplier.profit_distributed <= 50'],
      ['home', 'supplier.region in ["Alkmaar", "Castricum", "Bergen", "Heiloo", "Uitgeest"]'],
      ['admitted', 'len(supplier.exclusion_grounds) == 0 and not(late) and supplier.turnover >= value * ($.social ? 0.25 : 0.5)'],
      ['compared', 'price * (100 - supplier.co2_level) / 100'],
      ['marks', '(40 * median(quality[0]) + 30 * median(quality[1]) + 20 * median(quality[2]) + 10 * median(quality[3])) / 100'],
    ].map(([key, value]) => ({ id: key, key, value })) } },
    { id: 'points', type: 'decisionTableNode', name: 'points', position: place, content: { ...loop, hitPolicy: 'first',
      inputs: [{ id: 'social', name: 'social', field: 'social' }, { id: 'home', name: 'home', field: 'home' },
        { id: 'step', name: 'step', field: 'supplier.pso_level' }],
      outputs: [{ id: 'points', name: 'points', field: 'points' }],
      rules: points.map(([social, home, step, worth], i) =>
        ({ _id: `row ${i}`, social: String(social), home: String(home), step, points: String(worth) })) } },
    { id: 'out', type: 'outputNode', name: 'out', position: place }],
  edges: [['in', 'facts'], ['facts', 'points'], ['points', 'out']]
    .map(([sourceId, targetId]) => ({ id: `${sourceId} ${targetId}`, type: 'edge', sourceId, targetId })),
};

const decision = new ZenEngine().createDecision(content);
const tenders = lines(file).map(line => {
  const tender = JSON.parse(line);
  for (const bid of tender.bids) {
    bid.value = tender.value;
    bid.late = bid.submitted_at > tender.deadline;
  }
  return tender;
});

const begin = process.hrtime.bigint();
const results = [];
for (const tender of tenders) results.push((await decision.evaluate(tender)).result);
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;

function winner(bids) {
  const admitted = bids.filter(bid => bid.admitted);
  const lowest = Math.min(...admitted.map(bid => bid.compared));
  const total = bid => Math.round((40 * lowest / bid.compared + 0.5 * bid.marks + bid.points) * 100) / 100;
  const [best] = admitted.sort((a, b) => total(b) - total(a) || b.marks - a.marks || a.price - b.price);
  return best && total(best) >= 55 ? best.id : null;
}

const expected = lines(`${file}.expected`).map(line => JSON.parse(line).award);
const bids = tenders.reduce((sum, tender) => sum + tender.bids.length, 0);
const wrong = results.filter((result, i) => winner(result.bids) !== expected[i]).length;
console.log(JSON.stringify({ tenders: tenders.length, bids, decide_s: seconds, wrong }));
