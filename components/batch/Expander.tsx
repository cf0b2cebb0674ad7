import { cdxIconCollapse, cdxIconExpand } from '@wikimedia/codex-icons';
import { Button } from '../common/Button.tsx';

/** Opens what belongs to a row. */
export function Expander({ open, label, onToggle }: { open: boolean; label: string; onToggle: () => void }) {
  return (
    <Button
      size="small"
      weight="quiet"
      icon={open ? cdxIconCollapse : cdxIconExpand}
      label={label}
      expanded={open}
      onClick={onToggle}
    />
  );
}
