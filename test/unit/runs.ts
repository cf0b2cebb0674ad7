/**
 * How often a property is tried: as often as fits a run of seconds, times `FC_RUNS` for whoever has minutes
 * (`FC_RUNS=20 npm run test:unit`).
 */
export function runs(usual: number): { readonly numRuns: number } {
  const times = Number(process.env.FC_RUNS ?? 1);
  return { numRuns: Math.max(1, Math.round(usual * (Number.isFinite(times) && times > 0 ? times : 1))) };
}
