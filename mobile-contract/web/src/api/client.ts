/**
 * The only door to the server: the generated client, with the session's token and failures in French.
 * Each group of operations is made when first used, so that a screen only carries what it calls.
 */
import { Configuration, type BaseAPI, type Middleware } from '@client';
import { Failure, isAbort } from './failure';
import { accessToken, refused } from '../session/session';

const failures: Middleware = {
  async post({ response }) {
    if (response.ok) return;
    throw await Failure.of(response);
  },
  async onError({ error }) {
    if (isAbort(error) || error instanceof Failure) throw error;
    throw Failure.offline();
  },
};

/** A session closed elsewhere: once, a new token is tried; then the person signs in again. */
const closedSession: Middleware = {
  async post({ url, init, response }) {
    if (response.status !== 401) return response;
    const token = await refused();
    if (!token) return response;
    const headers = { ...(init.headers as Record<string, string>), Authorization: `Bearer ${token}` };
    return fetch(url, { ...init, headers });
  },
};

const configuration = new Configuration({
  basePath: '',
  credentials: 'omit',
  accessToken: async () => (await accessToken()) ?? '',
  middleware: [closedSession, failures],
});

const made = new Map<unknown, BaseAPI>();

/** `using(SearchApi).search({ q })` */
export function using<T extends BaseAPI>(group: new (configuration: Configuration) => T): T {
  let api = made.get(group) as T | undefined;
  if (!api) {
    api = new group(configuration);
    made.set(group, api);
  }
  return api;
}

export { Failure, asFailure, isAbort } from './failure';
