import type { Labelled } from '@client';

interface Props {
  plan: Labelled;
  level: number;
  drill: boolean;
}

/** The plan in force, with a colour for its gravity; a drill never has the colours of a real one. */
export function PlanBadge({ plan, level, drill }: Props) {
  const colour = drill ? 'badge--drill' : level >= 2 ? 'fr-badge--error' : 'fr-badge--warning';
  return <span class={`fr-badge fr-badge--no-icon ${colour}`}>{drill ? `Exercice : ${plan.label}` : plan.label}</span>;
}
