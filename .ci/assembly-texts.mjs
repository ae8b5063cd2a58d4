// Makes texts of cloud assemblies that can be compared line by line: templates sorted and without what differs in every
// build, and the findings of cdk-nag, a line each.
//
//   node .ci/assembly-texts.mjs ASSEMBLIES FOLDER
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [assemblies, folder] = process.argv.slice(2);

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const write = (path, lines) => writeFileSync(join(folder, path), lines.map((line) => line + "\n").join(""));
const files = (pattern) =>
  readdirSync(assemblies, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((environment) =>
      readdirSync(join(assemblies, environment.name))
        .filter((name) => pattern.test(name))
        .map((name) => join(assemblies, environment.name, name)),
    )
    .sort();

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value === null || typeof value !== "object"
    ? value
    : Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function scrubbed(template) {
  const { Resources: { CDKMetadata, ...resources } = {}, Rules, Conditions, ...rest } = template;
  for (const resource of Object.values(resources)) {
    delete resource.Metadata?.["aws:cdk:path"];
  }
  return JSON.stringify(sorted({ ...rest, Resources: resources }), null, 2)
    .replace(/\b[0-9a-f]{64}\b/g, "ASSET_HASH")
    .replace(/((?:CurrentVersion|ApiDeployment)[0-9A-F]{8})[0-9a-f]{32}/g, "$1VERSION_HASH");
}

for (const file of files(/\.template\.json$/)) {
  write(join("templates", basename(file)), scrubbed(read(file)).split("\n"));
}

// A stack without a finding has a line, too. A construct's path begins with its stack's name.
const stacks = new Map(files(/\.template\.json$/).map((file) => [basename(file, ".template.json"), []]));
const SEEN = { violations: "Not accepted", suppressedViolations: "Accepted" };
for (const { pluginReports } of files(/^validation-report\.json$/).map(read)) {
  for (const report of pluginReports) {
    for (const [kind, seen] of Object.entries(SEEN)) {
      for (const { ruleName, violatingConstructs, reason, description } of report[kind] ?? []) {
        for (const { constructPath } of violatingConstructs) {
          const stack = constructPath.split("/")[0];
          const line = `${seen}: ${ruleName} on ${constructPath}: ${reason ?? description}`;
          stacks.set(stack, [...(stacks.get(stack) ?? []), line]);
        }
      }
    }
  }
}
const counts = [];
for (const [stack, findings] of [...stacks].sort()) {
  const of = (seen) => findings.filter((line) => line.startsWith(seen)).length;
  write(join("findings", stack + ".txt"), findings.sort());
  counts.push(`| ${stack} | ${of(SEEN.suppressedViolations)} | ${of(SEEN.violations)} |`);
}
write("counts.md", counts);
