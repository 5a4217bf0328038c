/**
 * Who is signed in on this phone. Survives a reload and a time without network: only an answer of the server ends it.
 */
import { Configuration, SessionApi, type Role, type Session, type User } from '@client';
import { oneAtATime } from '../shell/compat';
import { observable } from '../shell/observable';
import { Failure } from '../api/failure';
import { forgetKept } from '../api/kept';
import { stopPush } from '../push/device';

interface Held {
  accessToken: string;
  refreshToken: string;
  /** In ms since 1970, by this phone's clock. */
  expiresAt: number;
  user: User;
}

const KEY = 'ror.session';
/** A token is renewed a little before it ends, so that no request meets the end. */
const MARGIN_MS = 30_000;
/** On a bad network what is on this phone is forgotten all the same. */
const SIGN_OUT_MS = 5_000;

const open = new SessionApi(
  new Configuration({
    basePath: '',
    credentials: 'omit',
    middleware: [
      {
        async post({ response }) {
          if (!response.ok) throw await Failure.of(response);
        },
        async onError({ error }) {
          throw error instanceof Failure ? error : Failure.offline();
        },
      },
    ],
  }),
);

function read(): Held | undefined {
  try {
    const text = localStorage.getItem(KEY);
    return text ? (JSON.parse(text) as Held) : undefined;
  } catch {
    return undefined;
  }
}

const held = observable<Held | undefined>(read());
/** Another tab signed in or out. */
addEventListener('storage', (event) => {
  if (event.key === KEY) held.set(read());
});

export const user = {
  get: (): User | undefined => held.get()?.user,
  subscribe: held.subscribe,
};

export const rolesOf = (who: User | undefined): Role[] => Array.from(who?.roles ?? []);

export const may = (...roles: Role[]): boolean => {
  const mine = rolesOf(user.get());
  return roles.some((role) => mine.includes(role));
};

function keep(session: Session): Held {
  const next = {
    accessToken: session.accessToken,
    refreshToken: session.refreshToken,
    expiresAt: Date.now() + session.expiresInSeconds * 1000,
    user: session.user,
  };
  localStorage.setItem(KEY, JSON.stringify(next));
  held.set(next);
  return next;
}

export async function login(name: string, password: string): Promise<User> {
  return keep(await open.login({ loginRequest: { login: name, password } })).user;
}

/** What other people must not find on this phone goes with the session. */
export async function forget(): Promise<void> {
  localStorage.removeItem(KEY);
  await forgetKept();
  held.set(undefined);
}

let renewing: Promise<Held | undefined> | undefined;

/** One renewal at a time, over all tabs: a token of renewal serves once. */
function renew(used: string): Promise<Held | undefined> {
  renewing ??= oneAtATime(KEY, async () => {
    const now = read();
    if (!now) return undefined;
    // Another tab was quicker.
    if (now.accessToken !== used) return take(now);
    try {
      return keep(await open.refreshSession({ refreshRequest: { refreshToken: now.refreshToken } }));
    } catch (thrown) {
      if (!(thrown instanceof Failure) || (thrown.status !== 401 && thrown.status !== 400)) throw thrown;
      await forget();
      return undefined;
    }
  }).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

function take(other: Held): Held {
  held.set(other);
  return other;
}

/** A token that the server will take, renewed if need be; absent when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  const now = held.get();
  if (!now) return undefined;
  if (now.expiresAt - MARGIN_MS > Date.now()) return now.accessToken;
  return (await renew(now.accessToken))?.accessToken;
}

/** The server refused the token in use: another one, or nothing if the session is closed. */
export async function refused(): Promise<string | undefined> {
  const now = held.get();
  return now && (await renew(now.accessToken))?.accessToken;
}

/** Ends the session here, and on the server if it can be reached. */
export async function signOut(): Promise<void> {
  const token = await accessToken().catch(() => undefined);
  if (token) {
    const signal = AbortSignal.timeout(SIGN_OUT_MS);
    await open.logout({ headers: { Authorization: `Bearer ${token}` }, signal }).catch(() => undefined);
  }
  await forget();
  // The server forgot this device with the session; its push service may take its time.
  await stopPush();
}
