/** One row of the plan. */
export interface ActionRow {
	/** Members of the segment. */
	readonly members: number;
	/** Of them, those with a touch from the day on; null where the row names none. */
	readonly reached: number | null;
	/** Of them all, those who did what they were to do from the day on. */
	readonly done: number;
	/** Of those reached, who did it at or after their first touch (later, where touch and metric are the same event); null without a touch. */
	readonly doneAfter: number | null;
	/** Of those not reached, who did it; null without a touch. */
	readonly doneMissed: number | null;
}

export interface PlanResult {
	/** Members known as of the as-of day. */
	readonly members: number;
	/** In at least one row. */
	readonly covered: number;
	readonly rows: readonly ActionRow[];
	/** Members in 0, 1, 2, and 3 or more rows: they sum to the members. */
	readonly touches: readonly number[];
	/** Members in row i and in row j, at i × rows + j; the rows themselves on the diagonal. */
	readonly both: readonly number[];
	/** Members of the rarest combination of rows that occurs, no row at all being one too; 0 without members. */
	readonly rarest: number;
}

/** Of a row: its members, who was reached or not, who did it, who did it after being reached; both of two; by number of rows. */
export type PlanRef =
	| {
			readonly row: number;
			readonly of: 'members' | 'reached' | 'missed' | 'done' | 'doneAfter' | 'doneMissed';
	  }
	| { readonly both: readonly [i: number, j: number] }
	/** 3 stands for three or more. */
	| { readonly rows: number };

/** Three or more rows count as one. */
export const MANY_ROWS = 3;
