import { EVENT_ROLES, type EventRole, type Members, type Timeline } from '../columns/timeline';
import type { ColumnFacts, Facts } from '../model/dataset';
import { currencyOf } from './currency';
import { describeColumn } from './describe-column';
import { eventDays } from './event-days';
import { hasRole } from './gather-events';
import { kindOrder } from './kind-order';
import type { RowPlan } from './plan-rows';

/** All that the page may know of a revision without reading a column. */
export function revisionFacts(
	plans: readonly RowPlan[],
	members: Members,
	timeline: Timeline,
	zone: string,
): Facts {
	const kinds = kindFacts(timeline);
	const days = eventDays(timeline.time);
	const roles = EVENT_ROLES.filter((role) => plans.some((plan) => hasRole(plan, role)));
	return {
		zone,
		members: members.count,
		events: timeline.events,
		firstTime: kinds.length === 0 ? null : Math.min(...kinds.map((kind) => kind.first)),
		lastTime: kinds.length === 0 ? null : Math.max(...kinds.map((kind) => kind.last)),
		dateOnly: timeline.events > 0 && plans.every(isDateOnly),
		kinds,
		roles,
		eventColumns: [...roleFacts(plans, timeline, roles), ...otherFacts(plans, roles)],
		memberColumns: [...members.columns].map(([name, column]) => describeColumn(name, column)),
		...(days === null ? {} : { days }),
		currency: currencyOf(plans),
	};
}

/** Most frequent first, then by name. */
function kindFacts({ kind, time, offsets, roles }: Timeline): Facts['kinds'] {
	const { values } = kind.dictionary;
	const amount = roles.get('amount');
	const amounts = amount?.kind === 'number' ? amount.values : null;
	const counts = new Uint32Array(values.length);
	const memberCounts = new Uint32Array(values.length);
	const amountCounts = new Uint32Array(values.length);
	const lastMember = new Uint32Array(values.length).fill(0xffffffff);
	const first = new Float64Array(values.length).fill(Infinity);
	const last = new Float64Array(values.length).fill(-Infinity);
	for (let m = 0; m + 1 < offsets.length; m++) {
		const end = offsets[m + 1]!;
		for (let i = offsets[m]!; i < end; i++) {
			const code = kind.codes[i]!;
			const when = time[i]!;
			counts[code]!++;
			if (lastMember[code] !== m) {
				lastMember[code] = m;
				memberCounts[code]!++;
			}
			if (when < first[code]!) first[code] = when;
			if (when > last[code]!) last[code] = when;
			if (amounts !== null && !Number.isNaN(amounts[i]!)) amountCounts[code]!++;
		}
	}
	const order = kindOrder({ kind, time, offsets }, memberCounts);
	return values
		.map((name, code) => ({
			name,
			count: counts[code]!,
			members: memberCounts[code]!,
			first: first[code]!,
			last: last[code]!,
			amounts: amountCounts[code]!,
			then: [...(order.get(code) ?? [])].map(([next, n]) => [values[next]!, n] as const),
		}))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function isDateOnly({ events, eventCount }: RowPlan): boolean {
	return eventCount === 0 || events.every(({ time }) => time.dateOnly);
}

function roleFacts(
	plans: readonly RowPlan[],
	timeline: Timeline,
	roles: readonly EventRole[],
): ColumnFacts[] {
	return roles.flatMap((role) => {
		const column = timeline.roles.get(role);
		if (column !== undefined) return [describeColumn(role, column)];
		const texts = plans.flatMap((plan) => {
			const facts = factsOf(plan, plan.table.mapping.roles[role]);
			return facts === undefined ? [] : [{ ...facts, name: role }];
		});
		return mergeFacts(texts);
	});
}

/** Columns of event tables that play no role, as they were counted when the tables were read. */
function otherFacts(plans: readonly RowPlan[], roles: readonly EventRole[]): ColumnFacts[] {
	const found: ColumnFacts[] = [];
	for (const plan of plans) {
		const { mapping, table } = plan.table;
		if (mapping.row !== 'event' || plan.eventCount === 0) continue;
		const used = new Set<string | null | undefined>([
			mapping.member,
			mapping.name,
			...Object.values(mapping.roles),
			...mapping.events.flatMap(({ time, kind, amount }) => [
				time,
				amount,
				'column' in kind ? kind.column : undefined,
			]),
			...(mapping.unused ?? []),
			...roles,
		]);
		found.push(...table.columns.filter(({ name, present }) => present > 0 && !used.has(name)));
	}
	return mergeFacts(found);
}

function factsOf({ table }: RowPlan, name: string | undefined): ColumnFacts | undefined {
	return name === undefined
		? undefined
		: table.table.columns.find((column) => column.name === name);
}

/** Facts of the same name joined; a name whose columns are of different kinds is left out: no analysis could read it. */
export function mergeFacts(all: readonly ColumnFacts[]): ColumnFacts[] {
	const byName = new Map<string, ColumnFacts | null>();
	for (const facts of all) {
		const known = byName.get(facts.name);
		if (known === undefined) byName.set(facts.name, facts);
		else if (known !== null) {
			byName.set(facts.name, known.kind === facts.kind ? mergeTwo(known, facts) : null);
		}
	}
	return [...byName.values()].filter((facts) => facts !== null);
}

function mergeTwo(a: ColumnFacts, b: ColumnFacts): ColumnFacts {
	const top = new Map(a.top ?? []);
	for (const [value, count] of b.top ?? []) top.set(value, (top.get(value) ?? 0) + count);
	const { distinct: _a, top: _b, ...rest } = a;
	return {
		...rest,
		present: a.present + b.present,
		...(a.top === undefined || b.top === undefined
			? {}
			: {
					top: [...top].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, 50),
					// At least: values beyond the most frequent may be the same ones.
					distinct: Math.max(a.distinct ?? 0, b.distinct ?? 0, top.size),
				}),
		...(a.min === undefined || b.min === undefined ? {} : { min: Math.min(a.min, b.min) }),
		...(a.max === undefined || b.max === undefined ? {} : { max: Math.max(a.max, b.max) }),
		...(a.dateOnly === undefined ? {} : { dateOnly: a.dateOnly && b.dateOnly === true }),
	};
}
