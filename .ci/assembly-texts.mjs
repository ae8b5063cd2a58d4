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
    .replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, "$1VERSION_HASH");
}

for (const file of files(/\.template\.json$/)) {
  write(join("templates", basename(file)), scrubbed(read(file)).split("\n"));
}

const stacks = new Map();
for (const file of files(/-NagReport\.json$/)) {
  const stack = basename(file).replace(/^[^-]+-(.+)-NagReport\.json$/, "$1");
  stacks.set(stack, [...(stacks.get(stack) ?? []), ...read(file).lines]);
}
const counts = [];
for (const [stack, lines] of [...stacks].sort()) {
  const of = (compliance) => lines.filter((line) => line.compliance === compliance).length;
  const findings = lines
    .filter((line) => line.compliance !== "Compliant")
    .map((line) => `${line.compliance}: ${line.ruleId} on ${line.resourceId}: ${line.exceptionReason}`)
    .sort();
  write(join("findings", stack + ".txt"), findings);
  counts.push(`| ${stack} | ${of("Compliant")} | ${of("Suppressed")} | ${lines.length - of("Compliant") - of("Suppressed")} |`);
}
write("counts.md", counts);
