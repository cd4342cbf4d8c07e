/**
 * The analyses, in the order in which they are offered. One line each: everything else is found in the folder of that
 * name (registry/, views.ts, methods.ts).
 */
export const ANALYSES = [
	'overview',
	'trend',
	'profile',
	'funnel',
	'retention',
	'activity-mix',
	'lifecycle',
	'preference',
	'roles',
	'rfm',
	'value-matrix',
	'clusters',
	'creators',
	'content-tiers',
	'circles',
	'composition',
	'action-plan',
] as const;

export type AnalysisId = (typeof ANALYSES)[number];

export function isAnalysis(id: string): id is AnalysisId {
	return (ANALYSES as readonly string[]).includes(id);
}
