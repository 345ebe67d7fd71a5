import type { z } from 'zod';
import { invalidMetadata, type MetadataCheck } from '../../platform/metadata/patch-metadata.ts';
import { readMetadata } from '../../shared/metadata.ts';

/** The check of metadata by a schema of the embedding program. What the schema returns must be JSON as well. */
export function metadataCheckOf(schema: z.ZodType<object> | undefined): MetadataCheck | undefined {
  return (
    schema &&
    (async (metadata) => {
      const parsed = await schema.safeParseAsync(metadata);
      const [issue] = parsed.error?.issues ?? [];
      if (issue) throw invalidMetadata({ path: issue.path.map(String), message: issue.message });
      const { copy, problem } = readMetadata(parsed.data);
      if (problem) throw invalidMetadata(problem);
      return copy;
    })
  );
}
