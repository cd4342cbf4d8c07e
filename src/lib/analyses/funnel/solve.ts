import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { rowsBetween } from '../shared/range';
import { kindOf, stepBits } from '../shared/selector';
import { excluder } from './exclude';
import { orderedSolver } from './ordered';
import { excludedEvents, PRESETS, type FunnelParams } from './params';
import { plainSolver } from './plain';
import { oldestOf, type Run, type Solver } from './rules';
import { strictSolver } from './strict';
import { unorderedSolver } from './unordered';

/** What is said of one member who entered. `open`: not through, and an entry's window still runs when the data end. */
export type Visit = (member: number, run: Run, open: boolean) => void;

/**
 * Finds the run of every member and tells it to `visit` (only members who entered, ascending; `run` is reused). Yields the
 * share of members done.
 */
export function* eachRun(
	data: Data,
	params: FunnelParams,
	visit: Visit,
): Generator<number, void, void> {
	const { timeline, scope } = data;
	const { solve, opens } = compile(data, params);
	const to = params.range === 'entry' ? Infinity : scope.to;
	const entryLimit = params.range === 'entry' ? scope.to : Infinity;
	const steps = params.steps.length;
	const rows = { first: 0, last: 0 };

	function visitMembers(from: number, end: number): void {
		for (let member = from; member < end; member++) {
			rowsBetween(data, member, scope.from, to, rows);
			if (rows.first === rows.last) continue;
			const run = solve(rows.first, rows.last, entryLimit);
			if (run.level > 0) visit(member, run, run.level < steps && opens(rows.first, rows.last));
		}
	}

	for (const block of blocks(timeline)) {
		visitMembers(block.from, block.to);
		yield block.share;
	}
}

interface Compiled {
	readonly solve: Solver;
	/** Is there an entry among these rows whose window reaches beyond the end of the data? */
	readonly opens: (first: number, last: number) => boolean;
}

function compile(data: Data, params: FunnelParams): Compiled {
	const { timeline, scope } = data;
	const { time } = timeline;
	const { codes } = timeline.kind;
	const steps = params.steps.length;
	const oldest = oldestOf(params.window);
	const anyOrder = params.order === 'any';
	const exclusions = anyOrder ? [] : params.exclusions;
	const { byKind, byRow } = stepBits(data, [...params.steps, ...exclusions.map(excludedEvents)]);
	const bits =
		byRow === null ? (row: number) => byKind[codes[row]!]! : (row: number) => byRow[row]!;

	const entryBits = anyOrder ? (1 << steps) - 1 : 1;
	const openSince = oldest(params.range === 'entry' ? scope.asOf : data.covered);
	function opens(first: number, last: number): boolean {
		for (let row = last - 1; row >= first && time[row]! >= openSince; row--) {
			if (bits(row) & entryBits) return true;
		}
		return false;
	}

	function solver(): Solver {
		const { reuse, entries, later } = PRESETS[params.preset];
		const firstEntry = entries === 'first';
		const eachStep = params.windowFrom === 'each-step';
		if (anyOrder) return unorderedSolver(bits, time, { steps, oldest, reuse, later, firstEntry });
		const exclude =
			exclusions.length === 0 ? null : excluder(bits, time, exclusions, steps, oldest, eachStep);
		if (params.order === 'strict')
			return strictSolver(bits, time, { steps, oldest, eachStep, firstEntry, exclude });
		const stepOf = byRow === null && exclude === null ? singleSteps(byKind) : null;
		if (stepOf !== null && !eachStep && !firstEntry)
			return plainSolver(codes, time, stepOf, steps, oldest);
		const sameKind = params.steps.map(
			(step, k) => later && k > 0 && kindOf(step) === kindOf(params.steps[k - 1]!),
		);
		return orderedSolver(bits, time, {
			steps,
			oldest,
			eachStep,
			reuse,
			later: sameKind,
			firstEntry,
			exclude,
		});
	}

	return { solve: solver(), opens };
}

/** By kind code the only step of that kind (from 1 on, 0 = none); null when a kind fits several steps. */
function singleSteps(byKind: Uint16Array): Uint8Array | null {
	const steps = new Uint8Array(byKind.length);
	for (let code = 0; code < byKind.length; code++) {
		const mask = byKind[code]!;
		if (mask & (mask - 1)) return null;
		steps[code] = mask === 0 ? 0 : 32 - Math.clz32(mask);
	}
	return steps;
}
