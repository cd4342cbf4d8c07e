// What a rule means, told row by row over plain objects: an oracle for evaluate and explain.
import type { Data } from '$lib/analyses/contract';
import { DAY, parseDay } from '$lib/base/time';
import { cellText, isMissing } from '$lib/columns/access';
import type { Condition, EventSelector } from '$lib/model/event-selector';
import type { Measure, Rule, Window } from '$lib/model/rule';
import type { Sets } from '$lib/segments/evaluate';

interface Event {
	readonly row: number;
	readonly time: number;
	readonly kind: string;
}

export function oracle(rule: Rule, data: Data, sets: Sets): Set<number> {
	const { offsets, time, kind, members } = data.timeline;
	const { asOf } = data.scope;
	const today = Math.floor((asOf - 1) / DAY);
	const all = Array.from({ length: members }, (_, m) => m);

	const eventsOf = (m: number): Event[] => {
		const list: Event[] = [];
		for (let row = offsets[m]!; row < offsets[m + 1]!; row++) {
			if (time[row]! >= asOf) continue;
			list.push({ row, time: time[row]!, kind: kind.dictionary.values[kind.codes[row]!]! });
		}
		return list;
	};
	const everyone = all.filter((m) => eventsOf(m).length > 0 || offsets[m] === offsets[m + 1]);

	const text = (column: string, m: number, row: number): string => {
		const { of, column: values } = data.column(column);
		return cellText(values, of === 'member' ? m : row);
	};
	const number = (column: string, m: number, row: number): number => {
		const cell = text(column, m, row);
		return cell === '' ? NaN : Number(cell);
	};
	const holds = (condition: Condition, m: number, row: number): boolean => {
		const cell = text(condition.column, m, row);
		const value = number(condition.column, m, row);
		return (
			(condition.is?.includes(cell) ?? true) &&
			!(condition.isNot?.includes(cell) ?? false) &&
			(condition.min === undefined || value >= condition.min) &&
			(condition.max === undefined || value <= condition.max)
		);
	};
	const chosen = (selector: EventSelector, window: Window | undefined, m: number): Event[] =>
		eventsOf(m).filter((event) => {
			const day = Math.floor(event.time / DAY);
			if (window !== undefined && 'last' in window && day <= today - window.last) return false;
			if (window !== undefined && !('last' in window)) {
				if (window.from !== undefined && day < parseDay(window.from) / DAY) return false;
				if (window.to !== undefined && day > parseDay(window.to) / DAY) return false;
			}
			if (selector === 'any') return true;
			if (selector.kind !== undefined && event.kind !== selector.kind) return false;
			if (selector.not?.includes(event.kind) === true) return false;
			return (selector.where ?? []).every((one) => holds(one, m, event.row));
		});
	/** Kinds that have an amount somewhere, or, where none has, the one that is called so. */
	const paid = new Set<string>();
	for (let row = 0; row < time.length; row++)
		if (text('amount', -1, row) !== '') paid.add(kind.dictionary.values[kind.codes[row]!]!);
	const isOrder = (selector: EventSelector): boolean => {
		if (selector === 'any' || selector.kind === undefined) return false;
		return paid.size === 0 ? selector.kind === 'order' : paid.has(selector.kind);
	};
	/** The same for rows of one order; else of this row alone. */
	const nameOf = ({ row, kind }: Event, m: number): string => {
		const number = text('order', m, row);
		return number === '' ? `row ${row}` : `${kind} ${number}`;
	};
	const countOf = (selector: EventSelector, events: readonly Event[], m: number): number =>
		isOrder(selector) ? new Set(events.map((event) => nameOf(event, m))).size : events.length;
	const measured = (
		selector: EventSelector,
		measure: Measure,
		events: readonly Event[],
		m: number,
	): boolean => {
		const between = (value: number, of: { min?: number | undefined; max?: number | undefined }) =>
			(of.min === undefined || value >= of.min) && (of.max === undefined || value <= of.max);
		switch (measure.of) {
			case 'never':
				return events.length === 0;
			case 'count':
				return between(countOf(selector, events, m), measure);
			case 'days':
				return between(new Set(events.map((event) => Math.floor(event.time / DAY))).size, measure);
			case 'sum': {
				let sum = 0;
				for (const { row } of events) {
					const value = number(measure.column, m, row);
					if (!Number.isNaN(value)) sum += value;
				}
				return between(sum, measure);
			}
			case 'first':
			case 'last': {
				const times = events.map((event) => event.time);
				if (times.length === 0) return false;
				const at = measure.of === 'first' ? Math.min(...times) : Math.max(...times);
				const day = Math.floor(at / DAY);
				return (
					between(today - day, measure) &&
					(measure.from === undefined || day >= parseDay(measure.from) / DAY) &&
					(measure.to === undefined || day <= parseDay(measure.to) / DAY)
				);
			}
		}
	};
	const visit = (node: Rule): Set<number> => {
		const some = (test: (m: number) => boolean): Set<number> => new Set(everyone.filter(test));
		switch (node.type) {
			case 'all':
			case 'any':
			case 'none': {
				const sets = node.of.map(visit);
				if (node.type === 'all') return some((m) => sets.every((set) => set.has(m)));
				const isAny = node.type === 'any';
				return some((m) => sets.some((set) => set.has(m)) === isAny);
			}
			case 'member':
				return some((m) => {
					const { column } = data.column(node.column);
					if (node.missing !== undefined && isMissing(column, m) !== node.missing) return false;
					if (node.from !== undefined || node.to !== undefined) {
						const cell = cellText(column, m);
						if (cell === '') return false;
						const day = parseDay(cell.slice(0, 10));
						if (node.from !== undefined && day < parseDay(node.from)) return false;
						if (node.to !== undefined && day > parseDay(node.to)) return false;
					}
					return holds(node, m, -1);
				});
			case 'event':
				return some((m) =>
					measured(node.event, node.measure, chosen(node.event, node.window, m), m),
				);
			case 'sequence':
				return some((m) => {
					const ms = node.within.value * (node.within.unit === 'day' ? DAY : DAY / 24);
					const firsts = chosen(node.first, node.window, m);
					const seconds = chosen(node.second, undefined, m);
					const orders = isOrder(node.first) || isOrder(node.second);
					const same = (a: Event, b: Event): boolean =>
						orders ? nameOf(a, m) === nameOf(b, m) : a.row === b.row;
					const did = firsts.some((a) =>
						seconds.some((b) => !same(a, b) && b.time >= a.time && b.time <= a.time + ms),
					);
					const over = firsts.some((a) => a.time + ms < asOf);
					return node.then === 'did' ? did : over && !did;
				});
			case 'segment':
				return some((m) => sets.segment(node).has(m));
			case 'class':
				return some((m) => sets.class(node).has(m));
			case 'tag':
				return some((m) => sets.tag(node).has(m));
		}
	};
	return visit(rule);
}
