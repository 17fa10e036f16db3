/** Where a page finds its worker. */

/** The worker's whole script in a page that is one file, or null where it lies beside the page's script. Put in by bundle.mjs. */
declare const workerSource: string | null;

/** A worker of that name: beside this script, or from within it in a page that is one file (`file://` loads no second file). */
export function startWorker(name: string): Worker {
  if (workerSource === null) return new Worker(new URL(`${name}.js`, import.meta.url));
  return new Worker(URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" })));
}
