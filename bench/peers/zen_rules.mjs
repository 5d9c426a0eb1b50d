// K eligibility rules on one tender at a time, in a decision table of GoRules Zen: microseconds a tender, as JSON by K.
//
// Rule k strikes for category c_k and a value above (37 k mod 900,000). node zen_rules.mjs K [K …]
import { ZenEngine } from '@gorules/zen-engine';

const place = { x: 0, y: 0 };

function table(rules) {
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: place },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: place, content: { hitPolicy: 'collect',
        inputs: [{ id: 'category', name: 'category', field: 'category' }, { id: 'value', name: 'value', field: 'value' }],
        outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
        rules: Array.from({ length: rules }, (_, k) =>
          ({ _id: `r${k}`, category: `"c${k}"`, value: `> ${k * 37 % 900000}`, rule: `"r${k}"` })) } },
      { id: 'out', type: 'outputNode', name: 'out', position: place }],
    edges: [{ id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' }, { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' }],
  };
}

async function microseconds(rules) {
  const decision = new ZenEngine().createDecision(table(rules));
  const tenders = rules > 1000 ? 50 : rules > 100 ? 300 : 1000;
  const tender = i => ({ category: `c${i * 7919 % rules}`, value: i * 104729 % 900000 });
  for (let i = 1; i <= tenders / 10; ++i) await decision.evaluate(tender(i));
  const begin = process.hrtime.bigint();
  for (let i = 1; i <= tenders; ++i) await decision.evaluate(tender(i));
  return Number(process.hrtime.bigint() - begin) / 1e3 / tenders;
}

const results = {};
for (const rules of process.argv.slice(2)) results[rules] = await microseconds(Number(rules));
console.log(JSON.stringify(results));
