// Runs a command under the Node and pnpm that this repository pins, and brings them first where they are
// missing: `node scripts/toolchain.mjs [--web] COMMAND ARGS…`. What it does is in ./toolchain.
//
// Any Node there is reads this file: its syntax stays what an old one can parse, so that the old one can
// say what is wrong.

var oldest = 20;

if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    'This project starts with Node ' +
      oldest +
      ' or newer (and brings a newer one by itself); this is Node ' +
      process.versions.node +
      '. Install a current Node from https://nodejs.org and try again.',
  );
  process.exit(1);
}

import('./toolchain/main.mjs')
  .then(function (toolchain) {
    return toolchain.main(process.argv.slice(2));
  })
  .then(
    function (exitCode) {
      process.exit(exitCode);
    },
    function (error) {
      console.error(error);
      process.exit(1);
    },
  );
