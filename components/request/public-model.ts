import { type ReadonlySignal, signal } from '@preact/signals';
import {
  linkPublicRequest,
  type PublicDeps,
  type PublicDraft,
  type PublicKind,
  type PublicObstacle,
  type PublicPreview,
  type PublicResult,
  previewPublicRequest,
  publishPublicRequest,
  wikiOf,
} from '../../lib/desk/request/public-request.ts';
import type { HelpRequest } from '../../lib/desk/request/request.ts';
import type { SendOptions } from '../../lib/desk/request/request-results.ts';
import type { Account } from '../../lib/wiki/account.ts';
import { errorOutcome } from '../../lib/wiki/classify.ts';
import { type WikiClient, WikiError } from '../../lib/wiki/client.ts';
import type { Wait } from '../../lib/wiki/gate.ts';
import type { Outcome } from '../../lib/wiki/outcome.ts';
import { sites, type WikiId } from '../../lib/wiki/sites.ts';

/** What making a public request takes from around it. */
export interface PublicServices {
  client(wiki: WikiId): WikiClient;
  /** Who is signed in on that wiki. Rejects when it does not answer. */
  account(wiki: WikiId): Promise<Account>;
  /** Writing there and on Meta; null when not signed in on both. */
  deps(account: Account, onWait: (wait: Wait) => void): PublicDeps | null;
  readonly onSend: () => Promise<void>;
  /** Title of the Helpdesk's page on Meta. */
  readonly helpdesk: () => string;
}

type Published = Extract<PublicResult, { kind: 'published' | 'not-linked' }>;

/** Where the person is between the request on Meta and the one on the other wiki. */
export type PublicStage =
  | { readonly kind: 'offered' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'signed-out' }
  | {
      readonly kind: 'preview';
      readonly plan: Extract<PublicPreview, { kind: 'preview' }>;
      readonly user: string;
    }
  | { readonly kind: 'publishing'; readonly wait: Wait | null }
  | { readonly kind: 'stopped'; readonly why: PublicObstacle }
  | { readonly kind: 'not-saved'; readonly title: string; readonly text: string; readonly outcome: Outcome }
  | { readonly kind: 'published'; readonly result: Published }
  /** There was such a page, and the request on Meta names it now. */
  | { readonly kind: 'linked'; readonly title: string }
  /** The edit on Meta that would name it did not end well. */
  | { readonly kind: 'link-failed'; readonly title: string; readonly outcome: Outcome };

export interface PublicModel {
  readonly wiki: WikiId;
  readonly helpdesk: string;
  readonly stage: ReadonlySignal<PublicStage>;
  readonly user: ReadonlySignal<string>;
  preview(name?: string, decisions?: SendOptions): Promise<void>;
  publish(decisions?: SendOptions): Promise<void>;
  /** The page of this title on that wiki is about the same: the request on Meta names it, and nothing is made. */
  link(title: string): Promise<void>;
  back(): void;
}

/** The request on Commons or Wikidata that belongs to a request on Meta: seen first, published then, linked both ways. */
export function openPublicRequest(
  kind: PublicKind,
  request: { readonly title: string; readonly request: HelpRequest },
  services: PublicServices,
): PublicModel {
  const wiki = wikiOf(kind);
  const stage = signal<PublicStage>({ kind: 'offered' });
  const user = signal('');
  let name = request.request.partner || request.request.title;
  let decided: SendOptions = {};
  const draft = (): PublicDraft => ({ kind, content: request.request, name, request: request.title });

  async function ready(): Promise<PublicDeps | null> {
    try {
      const account = await services.account(wiki);
      if (account.signedIn) user.value = account.name;
      const deps = services.deps(account, wait => {
        if (stage.peek().kind === 'publishing') stage.value = { kind: 'publishing', wait };
      });
      if (deps === null) stage.value = { kind: 'signed-out' };
      return deps;
    } catch (error) {
      if (!(error instanceof WikiError)) throw error;
      const outcome = errorOutcome(error, services.client(wiki).clock.now());
      stage.value = { kind: 'stopped', why: { kind: 'unreadable', outcome } };
      return null;
    }
  }

  return {
    wiki,
    helpdesk: services.helpdesk(),
    stage,
    user,
    async preview(other, decisions = {}) {
      name = other ?? name;
      decided = { ...decided, ...decisions };
      stage.value = { kind: 'reading' };
      const deps = await ready();
      if (deps === null) return;
      const plan = await previewPublicRequest(deps, draft(), decided);
      stage.value =
        plan.kind === 'preview'
          ? { kind: 'preview', plan, user: user.peek() }
          : { kind: 'stopped', why: plan };
    },
    async publish(decisions = {}) {
      decided = { ...decided, ...decisions };
      stage.value = { kind: 'publishing', wait: null };
      const deps = await ready();
      if (deps === null) return;
      await services.onSend();
      const result = await publishPublicRequest(deps, draft(), decided);
      switch (result.kind) {
        case 'published':
        case 'not-linked':
          stage.value = { kind: 'published', result };
          return;
        case 'not-saved':
          // Only an unknown end leaves something to look for at the next try.
          decided = { ...decided, resume: result.outcome.kind === 'unknown' };
          stage.value = result;
          return;
        default:
          stage.value = { kind: 'stopped', why: result };
      }
    },
    async link(title) {
      stage.value = { kind: 'publishing', wait: null };
      const deps = await ready();
      if (deps === null) return;
      await services.onSend();
      const page = `${sites[wiki].interwiki}:${title}`;
      const link = await linkPublicRequest(deps.desk, request.title, page);
      const done = link.kind === 'changed' || link.kind === 'unchanged';
      if (done) stage.value = { kind: 'linked', title };
      else if ('outcome' in link) stage.value = { kind: 'link-failed', title, outcome: link.outcome };
      else stage.value = { kind: 'stopped', why: { kind: 'cannot-link', why: link } };
    },
    back() {
      stage.value = { kind: 'offered' };
    },
  };
}
