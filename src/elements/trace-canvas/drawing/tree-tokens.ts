/** Design tokens that nothing but a drawn tree has: public name without `--run-` → default. */
export const treeMeasures = {
  'node-background': 'var(--_color-surface)',
  'node-radius': '6px',
  'edge-color': 'var(--_color-muted)',
  'edge-width': '1.5px',
} as const;

/** The value of one, for a style. */
export const treeToken = (name: keyof typeof treeMeasures): string => `var(--run-${name}, ${treeMeasures[name]})`;
