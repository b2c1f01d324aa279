import { useLanguage } from '../language.ts';

/** Nobody may take these people for real ones. */
export function SyntheticBadge() {
  const { pick } = useLanguage();
  return (
    <span className="synthetic" data-testid="synthetic">
      {pick('Mọi dữ liệu đều là dữ liệu giả lập', 'All data is synthetic')}
    </span>
  );
}
