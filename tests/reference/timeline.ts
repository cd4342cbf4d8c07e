// Published data sets as Data, straight into typed arrays: the intake is not under test here.
import type { Data } from '$lib/analyses/contract';
import type { CategoryColumn, NumberColumn } from '$lib/columns/column';
import type { EventRole, Timeline } from '$lib/columns/timeline';
import { makeData } from '$lib/engine/data';
import type { Facts } from '$lib/model/dataset';
import type { ScopeSpec } from '$lib/model/notebook';

export interface Events {
	readonly member: string[];
	readonly time: number[];
	readonly amount: number[];
	readonly kind: string[];
	/** Numbers of orders; empty = none. */
	readonly order?: string[];
}

/** Sorts events by member, then time, then input order, and cuts them to a scope. */
export function dataFromEvents(events: Events, dateOnly: boolean, scope: ScopeSpec = {}): Data {
	const n = events.time.length;
	const ids = [...new Set(events.member)];
	const numbers = new Map(ids.map((id, m) => [id, m]));
	const member = Uint32Array.from(events.member, (id) => numbers.get(id)!);
	const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
		(a, b) => member[a]! - member[b]! || events.time[a]! - events.time[b]! || a - b,
	);
	const offsets = new Uint32Array(ids.length + 1);
	for (const m of member) offsets[m + 1]!++;
	for (let m = 0; m < ids.length; m++) offsets[m + 1]! += offsets[m]!;
	const category = (texts: readonly string[]): CategoryColumn => {
		const values = ['', ...new Set(texts.filter((text) => text !== ''))];
		const codes = new Map(values.map((text, code) => [text, code]));
		return {
			kind: 'category',
			length: n,
			codes: Uint32Array.from(order, (i) => codes.get(texts[i]!)!),
			dictionary: { values },
		};
	};
	const roles = new Map<EventRole, CategoryColumn | NumberColumn>();
	const values = Float64Array.from(order, (i) => events.amount[i]!);
	roles.set('amount', { kind: 'number', length: n, values });
	if (events.order !== undefined) roles.set('order', category(events.order));
	const timeline = {
		members: ids.length,
		events: n,
		offsets,
		time: Float64Array.from(order, (i) => events.time[i]!),
		kind: category(events.kind),
		source: new Uint8Array(n),
		row: Uint32Array.from(order),
		roles,
	};
	const members = { count: ids.length, ids, columns: new Map() };
	return makeData({
		facts: factsOf(timeline, ids.length, dateOnly),
		weekStart: 1,
		timeline,
		members,
		scope,
	});
}

/** What the analyses look at; counting all else would take longer than they do. */
function factsOf(
	{ time, events }: Pick<Timeline, 'time' | 'events'>,
	members: number,
	dateOnly: boolean,
): Facts {
	let [firstTime, lastTime] = [Infinity, -Infinity];
	for (const t of time) {
		if (t < firstTime) firstTime = t;
		if (t > lastTime) lastTime = t;
	}
	return {
		...{ zone: 'UTC', members, events, firstTime, lastTime, dateOnly, currency: null },
		...{ kinds: [], roles: ['amount'], eventColumns: [], memberColumns: [] },
	};
}
