// A reader with a shared report, a pencil and a calculator: solves what the shown numbers say of the hidden ones.

/** Adds up to nothing: coefficients of named numbers. */
export type Equation = Readonly<Record<string, number>>;

/** An equation "wholes = parts" over names. */
export function adds(wholes: readonly string[], parts: readonly string[]): Equation {
	const equation: Record<string, number> = {};
	for (const name of wholes) equation[name] = (equation[name] ?? 0) + 1;
	for (const name of parts) equation[name] = (equation[name] ?? 0) - 1;
	return equation;
}

/**
 * The hidden numbers that follow from the told ones by linear algebra (Gauss–Jordan). `told` gives a number's value, or
 * undefined when it is hidden.
 */
export function workOut(
	equations: readonly Equation[],
	told: (name: string) => number | undefined,
): ReadonlyMap<string, number> {
	const names = [...new Set(equations.flatMap(Object.keys))].filter(
		(name) => told(name) === undefined,
	);
	const rows = equations.map((equation) => {
		const row = new Array<number>(names.length + 1).fill(0);
		for (const [name, factor] of Object.entries(equation)) {
			const value = told(name);
			if (value === undefined) row[names.indexOf(name)]! += factor;
			else row[names.length]! -= factor * value;
		}
		return row;
	});
	let rank = 0;
	for (let c = 0; c < names.length; c++) {
		const pivot = rows.findIndex((row, r) => r >= rank && Math.abs(row[c]!) > 1e-9);
		if (pivot === -1) continue;
		[rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
		const lead = rows[rank]!;
		const factor = lead[c]!;
		for (let i = 0; i < lead.length; i++) lead[i]! /= factor;
		rows.forEach((row, r) => {
			const times = row[c]!;
			if (r === rank || times === 0) return;
			for (let i = 0; i < row.length; i++) row[i]! -= times * lead[i]!;
		});
		rank++;
	}
	const solved = new Map<string, number>();
	for (const row of rows.slice(0, rank)) {
		const involved = names.filter((_, c) => Math.abs(row[c]!) > 1e-9);
		if (involved.length === 1) solved.set(involved[0]!, row[names.length]!);
	}
	return solved;
}
