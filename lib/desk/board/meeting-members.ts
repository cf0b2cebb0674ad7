import type { Config } from '../config.ts';
import type { Decision, DecisionAnswer, DecisionSubject, HelpRequest } from '../request/request.ts';
import { permit } from '../request/roles.ts';
import { sameUser } from '../same-user.ts';

/** Where a member of the committee stands on a request that waits for it. */
export type MemberState =
  /** In the working group of the request: no say in it. `group`: its name, null for a task force of this request. */
  | { readonly kind: 'recused'; readonly group: string | null }
  /** What they recorded on what is asked now, the last word on each subject. */
  | { readonly kind: 'said'; readonly decisions: readonly Decision[] }
  | { readonly kind: 'not-yet' };

export interface MemberLine {
  readonly name: string;
  readonly state: MemberState;
}

/** What the committee is asked about a request where it stands. */
export function subjectsAsked({ status }: HelpRequest): readonly DecisionSubject[] {
  return status === 'final-prioritization'
    ? ['ready', 'sustainable', 'funding', 'decline']
    : ['feedback', 'funding', 'decline'];
}

/** Every member of the committee, and where they stand on a request; in the order of the configuration. */
export function membersOn(config: Config, request: HelpRequest): readonly MemberLine[] {
  const asked = subjectsAsked(request);
  return config.roles.committee.map((name): MemberLine => {
    const deed = { kind: 'decide', subject: asked[0] ?? 'feedback', answer: 'yes', text: '' } as const;
    const permission = permit(config, request, name, deed);
    if (!permission.ok && permission.why.kind === 'recused') return { name, state: permission.why };
    const said = request.decisions.filter(({ by, subject }) => sameUser(by, name) && asked.includes(subject));
    const latest = asked.flatMap(subject => said.filter(one => one.subject === subject).at(-1) ?? []);
    return {
      name,
      state: latest.length === 0 ? { kind: 'not-yet' } : { kind: 'said', decisions: latest },
    };
  });
}

/** Members who have no say in a request, for the agenda: of the committee, because only they have one. */
export function recusedOn(config: Config, request: HelpRequest): readonly string[] {
  return membersOn(config, request)
    .filter(({ state }) => state.kind === 'recused')
    .map(({ name }) => name);
}

/** The committee's word on a subject as it counts: the last one recorded by anybody; null while there is none. */
export function wordOn({ decisions }: HelpRequest, subject: DecisionSubject): DecisionAnswer | null {
  return decisions.filter(decision => decision.subject === subject).at(-1)?.answer ?? null;
}
