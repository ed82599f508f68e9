import COS from 'cos-nodejs-sdk-v5';
import { type PostFormOrder, signPostForm } from './post-form.ts';

export type CosSettings = {
  secretId: string;
  secretKey: string;
  bucket: string;
  region: string;
  protocol?: 'http:' | 'https:' | undefined;
  /** Host, perhaps with a path, in which `{Bucket}` and `{Region}` are filled in. */
  domain?: string | undefined;
  timeoutMs?: number | undefined;
};

export type ObjectHead = { bytes: number; contentType: string; etag: string };

/** `code` is the storage's own word, for example NoSuchKey or AccessDenied. */
export class StorageTrouble extends Error {
  code: string;
  http: number;

  constructor(call: string, code: string, http: number) {
    super(`object storage ${call}: ${code}`);
    this.code = code;
    this.http = http;
  }
}

export type Cos = ReturnType<typeof createCos>;

export function createCos(settings: CosSettings) {
  const protocol = settings.protocol ?? 'https:';
  const domain = settings.domain ?? '{Bucket}.cos.{Region}.myqcloud.com';
  const client = new COS({
    SecretId: settings.secretId,
    SecretKey: settings.secretKey,
    Protocol: protocol,
    // Silence on the line, and the SDK tries four times: 2 s each keeps the whole under ten.
    Timeout: settings.timeoutMs ?? 2000,
    ...(settings.domain ? { Domain: settings.domain } : {}),
  });
  const host = domain.replace('{Bucket}', settings.bucket).replace('{Region}', settings.region);
  const at = (key: string) => ({ Bucket: settings.bucket, Region: settings.region, Key: key });

  return {
    postForm: (order: PostFormOrder) => ({
      url: `${protocol}//${host}/`,
      fields: signPostForm(settings, order),
    }),

    async head(key: string): Promise<ObjectHead | null> {
      try {
        const { headers = {} } = await client.headObject(at(key));
        return {
          bytes: Number(headers['content-length']),
          contentType: String(headers['content-type'] ?? ''),
          etag: String(headers.etag ?? '').replaceAll('"', ''),
        };
      } catch (trouble) {
        if (httpOf(trouble) === 404) return null;
        throw namedTrouble('head', trouble);
      }
    },

    async get(key: string): Promise<Buffer> {
      const got = await client.getObject(at(key)).catch(rethrow('get'));
      return got.Body;
    },

    async put(key: string, bytes: Buffer, contentType: string): Promise<{ etag: string }> {
      const order = { ...at(key), Body: bytes, ContentType: contentType };
      const done = await client.putObject(order).catch(rethrow('put'));
      return { etag: done.ETag.replaceAll('"', '') };
    },

    /** Removing what is not there is done already. */
    async remove(key: string): Promise<void> {
      await client.deleteObject(at(key)).catch(rethrow('remove'));
    },

    /** A private-read link that lives `seconds`; synchronous, because lists sign many. */
    presignGet(key: string, seconds: number): string {
      return client.getObjectUrl({ ...at(key), Sign: true, Expires: seconds });
    },
  };
}

const httpOf = (trouble: unknown) => Number((trouble as { statusCode?: unknown }).statusCode ?? 0);

// The SDK's own error objects carry headers and signatures, which must not reach a log.
function namedTrouble(call: string, trouble: unknown): StorageTrouble {
  const { code = 'Unknown' } = trouble as { code?: unknown };
  return new StorageTrouble(call, String(code), httpOf(trouble));
}

function rethrow(call: string) {
  return (trouble: unknown): never => {
    throw namedTrouble(call, trouble);
  };
}
