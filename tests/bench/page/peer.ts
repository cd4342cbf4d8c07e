/** The questions that engines answer on the same file; answers are tables of numbers that must be equal. */
export const QUESTIONS = [
	'rfm',
	'funnel',
	'retention',
	'trend',
	'actives',
	'rule-orders',
	'rule-days',
	'rule-sequence',
	'rule-tree',
	'rule-classes',
	'rule-rfm',
	'rule-stage',
	'lifecycle',
	'creators',
	'content-tiers',
	'rfm-cuts',
	'rfm-nested',
	'rfm-plus-1',
	'rfm-jenks',
	'rfm-k-means',
	'rfm-activity',
	'clusters',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** Takes many seconds: asked only where it is named. */
export const SLOW: readonly Question[] = ['clusters'];

export interface Peer {
	readonly name: string;
	/** Starts the engine with nothing in it. */
	start(): Promise<void>;
	/** From the file to stored and queryable. */
	import(file: File): Promise<void>;
	/** Brings what is stored into the engine's best layout, where that is a step of its own. */
	arrange?(): Promise<void>;
	/** Opens what is stored, in an engine that was not running. */
	reopen?(): Promise<void>;
	stop(): Promise<void>;
	/**
	 * Null: it does not answer this one. Rules are a little different at every turn, as when they are edited, so that no engine
	 * gives an answer that it remembers.
	 */
	ask(question: Question, turn: number): Promise<readonly (readonly number[])[] | null>;
}
