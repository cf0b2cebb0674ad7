import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { FactText } from '../../../lib/page/facts/facts.ts';
import type { EntityId } from '../../../lib/wiki/entity-types.ts';
import type { LabelReader } from './label-reader.ts';

export const LabelsContext = createContext<LabelReader | null>(null);

/** The name of an item or property as soon as it is known; null until then, and when it has none. */
export function useLabel(id: EntityId): FactText | null {
  const reader = useContext(LabelsContext);
  useEffect(() => reader?.want([id]), [reader, id]);
  return reader?.labels.value.get(id) ?? null;
}
