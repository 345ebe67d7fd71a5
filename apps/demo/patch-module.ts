import type { Plugin } from 'vite';

interface Patch {
  readonly name: string;
  /** The end of the path of the file. */
  readonly file: RegExp;
  /** The code to remove. */
  readonly code: string | RegExp;
}

/** Removes code of a dependency. The build fails if the code, or the file, is no longer there. */
export function patchModule({ name, file, code }: Patch): Plugin {
  let isFound = false;
  return {
    name,
    apply: 'build',
    buildStart() {
      isFound = false;
    },
    transform(before, id) {
      if (!file.test(id)) return null;
      const after = before.replace(code, '');
      if (after === before)
        this.error(`${name}: ${id} does not contain ${String(code)}: update the patch`);
      isFound = true;
      return { code: after, map: null };
    },
    buildEnd(error) {
      if (!error && !isFound)
        this.error(`${name}: found no file like ${file.source}: update the patch`);
    },
  };
}
