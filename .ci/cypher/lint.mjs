// Lints Cypher files for Neo4j 5: node lint.mjs FILE…; a statement ends with a semicolon, or with
// the file. Prints FILE:LINE: what is wrong; exit status 1 if anything is.
import { readFileSync } from 'node:fs';
import { lintCypherQuery } from '@neo4j-cypher/language-support';

let faults = 0;
let statements = 0;
for (const file of process.argv.slice(2)) {
  let line = 1;
  for (const statement of readFileSync(file, 'utf8').split(/(?<=;\n)/)) {
    const { diagnostics } = lintCypherQuery(`CYPHER 5 ${statement.replace(/;\s*$/, '')}`, {});
    for (const { message, range } of diagnostics) {
      if (/^Parameter \$\w+ is not defined/.test(message)) continue; // they are given when it is asked
      console.error(`${file}:${line + range.start.line}: ${message}`);
      faults += 1;
    }
    statements += statement.trim() ? 1 : 0;
    line += statement.split('\n').length - 1;
  }
}
console.log(`${statements} Cypher statements linted, ${faults} faults`);
process.exit(faults ? 1 : 0);
