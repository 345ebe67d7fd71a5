export const hooks = {
  /** Completes the manifest of a published package. */
  beforePacking(manifest) {
    const dependencies = Object.entries(manifest.dependencies ?? {});
    // In the release job, GitHub Actions says where the repository is; provenance must name the same one.
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env;
    const directory = `packages/${manifest.name.replace('@order-store/', '')}`;
    return {
      ...manifest,
      // What the packages use of tRPC is in them: packages/api/build/include-trpc.ts.
      dependencies: Object.fromEntries(dependencies.filter(([key]) => !key.startsWith('@trpc/'))),
      ...(server && name
        ? { repository: { type: 'git', url: `git+${server}/${name}.git`, directory } }
        : {}),
    };
  },
};
