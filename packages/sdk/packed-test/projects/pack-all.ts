import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inPackage } from '../../build/in-package.ts';
import { pack } from '../install-in-empty-folder.ts';

/** The packed packages, removed at the end of the scope. */
export interface Packed extends AsyncDisposable {
  /** Outside of the workspace, for the projects. */
  readonly folder: string;
  /** The folder with the tarballs. */
  readonly tarballs: string;
  /** The path of each tarball. */
  readonly sdk: string;
  readonly api: string;
  readonly create: string;
}

/** Packs the SDK, the API and create-order-store. */
export async function packAll(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-projects-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const tarballs = join(folder, 'tarballs');
    await mkdir(tarballs);
    const packPackage = async (name: string) => {
      const own = join(folder, `packing-${name}`);
      await mkdir(own);
      const packed = await pack(inPackage(`../${name}`), own);
      const tarball = join(tarballs, basename(packed));
      await rename(packed, tarball);
      return tarball;
    };
    const [sdk, api, create] = await Promise.all([
      packPackage('sdk'),
      packPackage('api'),
      packPackage('create-order-store'),
    ]);
    return { folder, tarballs, sdk, api, create, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
