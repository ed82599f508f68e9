export type AccessToken = { token: string; expiresAt: Date };

/** Where the one access token lives. Behind a database row, `read` and `write` make it common to all instances. */
export type TokenStore = {
  read(): Promise<AccessToken | null>;
  write(token: AccessToken): Promise<void>;
};

export function createMemoryTokenStore(): TokenStore {
  let kept: AccessToken | null = null;
  return {
    read: async () => kept,
    write: async (token) => {
      kept = token;
    },
  };
}
