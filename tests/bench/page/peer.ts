/** The questions that every engine answers on the same file; answers are tables of numbers that must be equal. */
export const QUESTIONS = ['rfm', 'funnel', 'retention', 'trend', 'actives'] as const;
export type Question = (typeof QUESTIONS)[number];

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
	ask(question: Question): Promise<readonly (readonly number[])[]>;
}
