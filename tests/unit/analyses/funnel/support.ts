// Small logs for funnel tests, and a funnel that tries every chain: slow, and plainly what the definitions say.
import type { Data } from '$lib/analyses/contract';
import { compute } from '$lib/analyses/funnel/compute';
import { paramsSchema, PRESETS, type FunnelParams } from '$lib/analyses/funnel/params';
import type { FunnelResult } from '$lib/analyses/funnel/result';
import * as v from 'valibot';
import { dataFromText, runToEnd } from '../../../support/data';

export function params(written: object): FunnelParams {
	return v.parse(paramsSchema, written);
}

export function steps(letters: string): { kind: string }[] {
	return [...letters].map((kind) => ({ kind }));
}

/** `A 13:00, B 13:45` → rows of one member on one day. */
export function logOf(member: string, log: string): string {
	return log
		.split(',')
		.map((event) => event.trim().split(/\s+/))
		.map(([kind, time]) => `${member},2024-03-01 ${time!.padStart(5, '0')},${kind}`)
		.join('\n');
}

export function dataOf(...rows: string[]): Data {
	return dataFromText(['member_id,time,event', ...rows].join('\n'));
}

export function run(data: Data, written: object): FunnelResult {
	return runToEnd(compute(data, params(written)));
}

export function counts(result: { steps: readonly { count: number }[] }): number[] {
	return result.steps.map((step) => step.count);
}

export interface LoggedEvent {
	/** Steps that the event fits, by position. */
	readonly fits: readonly number[];
	readonly time: number;
}

/** The furthest level over all chains of one member's events, which are in the order of the timeline. */
export function oracle(events: readonly LoggedEvent[], p: FunnelParams): number {
	const rules = PRESETS[p.preset];
	const n = p.steps.length;
	const length = p.window.unit === 'minute' ? p.window.value * 60_000 : NaN;
	const inTime = (since: number, t: number) =>
		p.window.unit === 'same-day'
			? Math.floor(since / 86_400_000) === Math.floor(t / 86_400_000)
			: t - since <= length;
	const kinds = p.steps.map((step) => (step === 'any' ? undefined : step.kind));

	function longest(chain: readonly number[]): number {
		const level = chain.length;
		let best = level;
		if (level === n) return best;
		const previous = chain[level - 1]!;
		const start = events[p.windowFrom === 'each-step' ? previous : chain[0]!]!.time;
		events.forEach((event, i) => {
			if (!event.fits.includes(level)) return;
			const before = events[previous]!.time;
			if (event.time < before || !inTime(start, event.time)) return;
			if (p.order === 'strict' ? i !== previous + 1 : !rules.reuse && chain.includes(i)) return;
			const needsLater = rules.later && p.order === 'ordered' && kinds[level] === kinds[level - 1];
			if (needsLater && event.time === before) return;
			best = Math.max(best, longest([...chain, i]));
		});
		return best;
	}

	function mostSteps(anchor: number, used: readonly number[], done: readonly number[]): number {
		let best = done.length;
		events.forEach((event, i) => {
			const { time } = events[anchor]!;
			if (!rules.reuse && used.includes(i)) return;
			if (event.time < time || !inTime(time, event.time)) return;
			if (rules.later && i !== anchor && event.time === time) return;
			for (const step of event.fits)
				if (!done.includes(step))
					best = Math.max(best, mostSteps(anchor, [...used, i], [...done, step]));
		});
		return best;
	}

	let best = 0;
	const anyOrder = p.order === 'any';
	const isEntry = (event: LoggedEvent) =>
		anyOrder ? event.fits.length > 0 : event.fits.includes(0);
	const entries = events.map((_, i) => i).filter((i) => isEntry(events[i]!));
	// Of the entries at the first stamp any may be the first; in strict order they stand as they are.
	const first = events[entries[0] ?? 0]?.time;
	for (const i of entries) {
		if (
			rules.entries === 'first' &&
			(p.order === 'strict' ? i !== entries[0] : events[i]!.time !== first)
		)
			break;
		if (!anyOrder) best = Math.max(best, longest([i]));
		else for (const step of events[i]!.fits) best = Math.max(best, mostSteps(i, [i], [step]));
	}
	return best;
}
