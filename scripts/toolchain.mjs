// Runs a command with the Node and pnpm versions pinned by this repository, and downloads them if necessary:
// `node scripts/toolchain.mjs [--web] COMMAND ARGS…`. The implementation is in ./toolchain.
//
// This file uses only syntax that old versions of Node can parse, so that they can print the message below.

var oldest = 20;

if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    'This project requires Node ' +
      oldest +
      ' or newer (and downloads the pinned version itself), but this is Node ' +
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
