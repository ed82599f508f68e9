import { build, type Database } from '../../lib/db.ts';
import type { Seal } from '../../lib/seal.ts';
import type { TokenStore } from '../../vendors/wechat-platform/index.ts';

/** The one access token of the mini-program, common to all instances. */
export function databaseTokenStore(db: Database, seal: Seal): TokenStore {
  const name = 'wechat-access-token';
  return {
    read: async () => {
      const row = await db.first<{ token_sealed: Buffer; expires_at: Date }>(
        build('platform_tokens').select('token_sealed', 'expires_at').where({ name }),
      );
      return row ? { token: seal.open(row.token_sealed), expiresAt: row.expires_at } : null;
    },
    write: async ({ token, expiresAt }) => {
      const row = { token_sealed: seal.close(token), expires_at: expiresAt };
      await db.write(
        build('platform_tokens')
          .insert({ name, ...row })
          .onConflict('name')
          .merge(row),
      );
    },
  };
}
