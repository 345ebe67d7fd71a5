# The API with the built web app, without PostgreSQL: docker build -t order-store . (compose.yaml adds PostgreSQL)
#
# Any base image with Node 24, npm and glibc works: --build-arg BASE_IMAGE=…, by digest for the same image every time.
ARG BASE_IMAGE=node:24-bookworm-slim

FROM ${BASE_IMAGE} AS build
# A registry other than npm's. Used in this stage only.
ARG NPM_CONFIG_REGISTRY
ENV TURBO_TELEMETRY_DISABLED=1
WORKDIR /app
COPY . .
# The pnpm that package.json pins, by its hash.
RUN npm ci --prefix scripts/toolchain/pinned/pnpm \
 && ln -s /app/scripts/toolchain/pinned/pnpm/node_modules/@pnpm/exe.*/pnpm /usr/local/bin/pnpm
RUN pnpm install --frozen-lockfile && pnpm --filter @order-store/demo build \
 && pnpm sbom --prod --sbom-format cyclonedx --sbom-type application --out sbom.cdx.json
# The runtime: packages/api, db and embedded-postgres (bundled into the published API, so not its dependencies), without
# tests and without the PostgreSQL binaries.
RUN rm -rf node_modules packages/*/node_modules apps/*/node_modules \
 && pnpm install --frozen-lockfile --prod --filter @order-store/api --filter @order-store/db --filter @order-store/embedded-postgres \
 && mkdir -p packages/api/node_modules/@order-store && ln -s ../../../db ../../../embedded-postgres packages/api/node_modules/@order-store/ \
 && rm -rf node_modules/.pnpm/@embedded-postgres* packages/*/node_modules/@embedded-postgres \
 && find packages/api packages/db packages/embedded-postgres -name node_modules -prune -o \( -name '*.test.ts' -o -path '*/src/testing/*' \) -type f -exec rm {} + \
 && mkdir /run-app && cp -r --parents package.json sbom.cdx.json node_modules packages/api packages/db packages/embedded-postgres apps/demo/dist /run-app

FROM ${BASE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 METRICS_HOST=0.0.0.0 WEB_ROOT=/app/apps/demo/dist
WORKDIR /app
COPY --from=build /run-app .
# A numeric user does not have to exist in the base image. It has no write permissions.
USER 1000:1000
EXPOSE 4000
# Liveness only: an unavailable database is no reason to replace the container.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=1024", "packages/api/src/main.ts"]
