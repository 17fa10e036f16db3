// Runs one file of tests of the browser's scripts, or a script beside them with its arguments: node run.mjs Recording/canonical.test.ts
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, "../../src/DemocraticReview.Web");
const { buildSync } = createRequire(join(web, "package.json"))("esbuild");

const folder = mkdtempSync(join(tmpdir(), "review-script-"));
try {
  const outfile = join(folder, "test.mjs");
  buildSync({
    entryPoints: [join(here, process.argv[2])], outfile, bundle: true, platform: "node", format: "esm", target: "node20", sourcemap: "inline", logLevel: "warning",
    nodePaths: [join(web, "node_modules")], banner: { js: `const testFolder = ${JSON.stringify(here)};` },
  });
  const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test-reporter=spec", outfile, ...process.argv.slice(3)], { stdio: "inherit", cwd: folder });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
