import type { Problem } from '@client';

/** Why an answer is missing: the network (or the server behind it), or a refusal that the server explains. */
export class Failure extends Error {
  readonly problem: Problem | undefined;
  readonly status: number;
  /** Seconds to wait before asking again, when the server says so. */
  readonly retryAfter: number | undefined;

  private constructor(message: string, status: number, problem?: Problem, retryAfter?: number) {
    super(message);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Nothing came back. */
  static offline(): Failure {
    return new Failure('Pas de réseau, ou le serveur ne répond pas.', 0);
  }

  static async of(response: Response): Promise<Failure> {
    const after = Number(response.headers.get('Retry-After'));
    const retryAfter = Number.isFinite(after) && after > 0 ? after : undefined;
    try {
      const problem = (await response.clone().json()) as Problem;
      const text = problem.detail || problem.title;
      if (text) return new Failure(text, response.status, problem, retryAfter);
    } catch {
      // Not one of our problems: a proxy, or a page of the network's operator.
    }
    return new Failure(`Le serveur a répondu ${response.status}.`, response.status, undefined, retryAfter);
  }

  get offline(): boolean {
    return this.status === 0;
  }

  /** The server is there but cannot answer now: what was kept may be shown. */
  get passing(): boolean {
    return this.offline || this.status === 429 || this.status >= 502;
  }

  get notFound(): boolean {
    return this.status === 404;
  }
}

export const asFailure = (thrown: unknown): Failure =>
  thrown instanceof Failure ? thrown : Failure.offline();

/** A request that was given up on purpose (the person typed on) is no failure. */
export const isAbort = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === 'AbortError';
