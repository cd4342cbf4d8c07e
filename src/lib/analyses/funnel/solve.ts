import type { Data } from '../contract';
import { blocks } from '../shared/blocks';
import { rowsBetween } from '../shared/range';
import { kindOf, stepBits } from '../shared/selector';
import { excluder } from './exclude';
import { orderedSolver } from './ordered';
import { excludedEvents, PRESETS, type FunnelParams } from './params';
import { plainSolver } from './plain';
import { oldestOf, type Bits, type Run, type Solver } from './rules';
import { strictSolver } from './strict';
import { unorderedSolver } from './unordered';

/** What is said of one member who entered. `open`: not through, and an entry's window still runs when the data end. */
export type Visit = (member: number, run: Run, open: boolean) => void;

/** Finds the runs of single members; each is reused for the next. */
export interface Finder {
	/** Null: the member has no events in the range. Level 0: did not enter. */
	run(member: number): Run | null;
	/** Windows that began before this are over when the data end. */
	readonly openSince: number;
	isOpen(run: Run): boolean;
}

/** Compiles the rules of the params for these data. */
export function finder(data: Data, params: FunnelParams): Finder {
	const { timeline, scope } = data;
	const solve = compile(data, params);
	const to = params.range === 'entry' ? Infinity : scope.to;
	const entryLimit = params.range === 'entry' ? scope.to : Infinity;
	const steps = params.steps.length;
	const openSince = oldestOf(params.window)(params.range === 'entry' ? scope.asOf : data.covered);
	const { start, end } = timeline;
	const limited = scope.from !== -Infinity || to !== Infinity;
	const rows = { first: 0, last: 0 };
	return {
		run(member) {
			let first = start[member]!;
			let last = end[member]!;
			if (limited) ({ first, last } = rowsBetween(data, member, scope.from, to, rows));
			return first === last ? null : solve(first, last, entryLimit);
		},
		openSince,
		isOpen: (run) => run.level < steps && run.lastEntry >= openSince,
	};
}

/**
 * Finds the run of every member and tells it to `visit` (only members who entered, ascending; `run` is reused). Yields the
 * share of members done.
 */
export function* eachRun(
	data: Data,
	params: FunnelParams,
	visit: Visit,
): Generator<number, void, void> {
	const found = finder(data, params);

	function visitMembers(from: number, until: number): void {
		for (let member = from; member < until; member++) {
			const run = found.run(member);
			if (run !== null && run.level > 0) visit(member, run, found.isOpen(run));
		}
	}

	for (const block of blocks(data.timeline)) {
		visitMembers(block.from, block.to);
		yield block.share;
	}
}

function compile(data: Data, params: FunnelParams): Solver {
	const { time } = data.timeline;
	const { codes } = data.timeline.kind;
	const { reuse, entries, later } = PRESETS[params.preset];
	const steps = params.steps.length;
	const oldest = oldestOf(params.window);
	const anyOrder = params.order === 'any';
	const eachStep = params.windowFrom === 'each-step';
	const firstEntry = entries === 'first';
	const exclusions = anyOrder ? [] : params.exclusions;
	const { byKind, byRow } = stepBits(data, [...params.steps, ...exclusions.map(excludedEvents)]);
	const bits: Bits = byRow === null ? (row) => byKind[codes[row]!]! : (row) => byRow[row]!;

	if (anyOrder) {
		const rules = { steps, oldest, reuse, later, firstEntry };
		return withLastEntry(unorderedSolver(bits, time, rules), bits, time, (1 << steps) - 1);
	}
	const exclude =
		exclusions.length === 0 ? null : excluder(bits, time, exclusions, steps, oldest, eachStep);
	if (params.order === 'strict') {
		const rules = { steps, oldest, eachStep, firstEntry, exclude };
		return withLastEntry(strictSolver(bits, time, rules), bits, time, 1);
	}
	const stepOf = byRow === null && exclude === null ? singleSteps(byKind) : null;
	if (stepOf !== null && !eachStep && !firstEntry)
		return plainSolver(codes, time, stepOf, steps, oldest);
	const sameKind = params.steps.map(
		(step, k) => later && k > 0 && kindOf(step) === kindOf(params.steps[k - 1]!),
	);
	const rules = { steps, oldest, eachStep, reuse, later: sameKind, firstEntry, exclude };
	return withLastEntry(orderedSolver(bits, time, rules), bits, time, 1);
}

/** Adds the time of the last entry, found from the end. */
function withLastEntry(solve: Solver, bits: Bits, time: Float64Array, entryBits: number): Solver {
	return (first, last, entryLimit) => {
		const run = solve(first, last, entryLimit);
		let row = last - 1;
		while (row >= first && ((bits(row) & entryBits) === 0 || time[row]! >= entryLimit)) row--;
		run.lastEntry = row >= first ? time[row]! : -Infinity;
		return run;
	};
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
