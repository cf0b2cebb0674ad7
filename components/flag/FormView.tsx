import { useEffect, useRef } from 'preact/hooks';
import type { DraftProblem } from '../../lib/desk/opportunity/flag-draft.ts';
import type { FlagDraft } from '../../lib/desk/opportunity/opportunity.ts';
import type { FieldRefusal } from '../../lib/desk/record/field-text.ts';
import { materials } from '../../lib/desk/record/partner.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import { Button } from '../common/Button.tsx';
import { Chips } from '../common/Chips.tsx';
import { Field } from '../common/Field.tsx';
import { Hint } from '../common/Hint.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import { sourceWords } from '../page/fact-words.ts';
import { toMend } from '../sending/to-mend.ts';
import type { FilledField } from './filled-fields.ts';
import type { FlagForm } from './flag-model.ts';
import { Keeping } from './Keeping.tsx';
import { MoreFields } from './MoreFields.tsx';
import { materialNames } from './opportunity-words.ts';
import { PartnerField, type SearchPartners } from './PartnerField.tsx';
import { WhyField } from './WhyField.tsx';

export interface FormViewProps {
  readonly form: FlagForm;
  /** The signals of the page, as sentences to take over. */
  readonly sentences: readonly string[];
  readonly search: SearchPartners;
  readonly onPreview: () => void;
  readonly onDiscard: () => void;
}

/** The form: one screen, most of it filled in or optional. */
export function FormView({ form, sentences, search, onPreview, onDiscard }: FormViewProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const root = useRef<HTMLDivElement>(null);
  const tried = form.tried.value;
  // A field that was never filled in is not held against anyone before they want to go on.
  const problems = form.problems.value.filter(({ kind }) => tried || kind !== 'no-partner');
  const sources = form.sources.value;
  const changed = form.changed.value;
  const sourceOf = (field: FilledField, label: string) => {
    const source = sources.get(field) ?? changed.get(field);
    return source === undefined
      ? undefined
      : {
          source: sourceWords(i18n, source),
          field: label,
          onClear: () => form.clear(field),
          onPutBack: changed.has(field) ? () => form.putBack(field) : undefined,
        };
  };
  const errorOf = (field: keyof FlagDraft) => {
    const problem = problems.find(found => fieldOf(found) === field);
    return problem === undefined ? undefined : problemWords(i18n, problem, form.draft.value);
  };

  // What has to be mended is gone to at once.
  useEffect(() => {
    if (tried) toMend(root.current)?.focus();
  }, [tried]);

  return (
    <>
      <div class="hp-form" ref={root}>
        <p class="hp-help">{text('flag-intro')}</p>
        {sources.size > 0 ? <Hint name="filled-in" words="hint-filled-in" /> : null}
        <PartnerField
          form={form}
          search={search}
          source={sourceOf('partner', text('flag-partner'))}
          error={errorOf('partner')}
        />
        <Field label={text('flag-material')} group optional>
          {() => (
            <Chips
              options={materials.map(material => ({ value: material, label: text(materialNames[material]) }))}
              selected={form.draft.value.material}
              onChange={selected =>
                form.set(
                  'material',
                  materials.filter(material => selected.includes(material)),
                )
              }
            />
          )}
        </Field>
        <WhyField form={form} sentences={sentences} error={errorOf('why')} />
        <MoreFields
          form={form}
          sourceOf={sourceOf}
          errorOf={errorOf}
          open={problems.some(problem => inMore.has(fieldOf(problem)))}
        />
        <Keeping form={form} onDiscard={onDiscard} />
      </div>
      <ActionBar>
        <Button
          action="progressive"
          weight="primary"
          onClick={() => {
            toMend(root.current)?.focus();
            onPreview();
          }}
        >
          {text('flag-preview')}
        </Button>
      </ActionBar>
    </>
  );
}

const inMore: ReadonlySet<keyof FlagDraft> = new Set<keyof FlagDraft>([
  'volume',
  'country',
  'languages',
  'links',
]);

function fieldOf(problem: DraftProblem): keyof FlagDraft {
  switch (problem.kind) {
    case 'no-partner':
    case 'no-title':
      return 'partner';
    case 'bad-link':
      return 'links';
    case 'refused':
    case 'too-many':
      return problem.field;
  }
}

function problemWords({ text }: I18n, problem: DraftProblem, draft: FlagDraft): string {
  switch (problem.kind) {
    case 'no-partner':
      return text('problem-no-partner');
    case 'no-title':
      return text('problem-no-title');
    case 'bad-link':
      return text('problem-bad-link', draft.links[problem.index] ?? '');
    case 'too-many':
      return text('problem-too-many', problem.limit);
    case 'refused':
      return refusalWords({ text }, problem.refusal);
  }
}

function refusalWords({ text }: Pick<I18n, 'text'>, refusal: FieldRefusal): string {
  switch (refusal.kind) {
    case 'too-long':
      return text('problem-too-long', refusal.length, refusal.limit);
    case 'control':
    case 'unassigned':
      return text('problem-character', refusal.at + 1, codeOf(refusal.codePoint));
    case 'line-break':
      return text('problem-line-break');
  }
}

const codeOf = (codePoint: number) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
