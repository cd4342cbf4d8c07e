// The published cases of other tools as data sets of ours.
import { readFileSync } from 'node:fs';
import type { Condition, EventSelector } from '$lib/analyses/contract';
import type { ScopeSpec } from '$lib/model/notebook';
import { dataFromText, type TextOptions } from '../support/data';
import { shared } from './shared';

export function readCases<T>(...path: string[]): T {
	return JSON.parse(readFileSync(shared(...path), 'utf8')) as T;
}

type Property = string | number | boolean | null;

export interface PosthogEvent {
	readonly distinct_id: string;
	readonly event: string;
	readonly timestamp: string;
	readonly properties?: Readonly<Record<string, Property>>;
	readonly elements?: readonly Readonly<Record<string, Property>>[];
}

interface Filter {
	readonly key: string;
	readonly value: string | readonly string[];
	readonly operator?: string;
}

export interface PosthogStep {
	readonly event?: string;
	readonly action?: string;
	readonly action_matches?: readonly ({
		readonly event: string;
		readonly properties?: unknown;
	} & Readonly<Record<string, unknown>>)[];
	readonly properties?: Readonly<Record<string, string>> | readonly Filter[];
}

/** Several ids of a person are one member; properties and clicked elements (`element.text` …) are columns. */
export function posthogData(
	persons: Readonly<Record<string, readonly string[]>>,
	events: readonly PosthogEvent[],
	options: TextOptions,
) {
	const personOf = new Map(Object.entries(persons).flatMap(([p, ids]) => ids.map((id) => [id, p])));
	const cells = events.map(({ properties, elements }) => ({
		...properties,
		...Object.fromEntries(Object.entries(elements?.[0] ?? {}).map(([k, v]) => [`element.${k}`, v])),
	}));
	const columns = [...new Set(cells.flatMap((cell) => Object.keys(cell)))];
	const lines = events.map((event, i) => [
		personOf.get(event.distinct_id)!,
		event.timestamp.replace(/(\+00:00|Z)$/, ''),
		event.event,
		...columns.map((column) => String((cells[i] as Record<string, Property>)[column] ?? '')),
	]);
	const quoted = [['member_id', 'time', 'event', ...columns], ...lines].map((line) =>
		line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
	);
	return dataFromText(quoted.join('\n'), options);
}

/** The only definition of an action that the cases use: one match. */
export function posthogSelector(step: PosthogStep): EventSelector {
	const where: Condition[] = filters(step.properties);
	if (step.action_matches === undefined) return { kind: step.event!, where };
	const [match, ...more] = step.action_matches;
	if (match === undefined || more.length > 0) throw new Error(`${step.action}: not one match`);
	const { event, properties, ...element } = match;
	for (const [key, value] of Object.entries(element))
		where.push({ column: `element.${key}`, is: [String(value)] });
	return { kind: event, where: [...where, ...filters(properties as PosthogStep['properties'])] };
}

function filters(properties: PosthogStep['properties']): Condition[] {
	if (properties === undefined) return [];
	const list = Array.isArray(properties)
		? (properties as readonly Filter[])
		: Object.entries(properties).map(([key, value]): Filter => ({ key, value: value as string }));
	return list.map(({ key, value, operator = 'exact' }) => {
		const texts = typeof value === 'string' ? [value] : [...value];
		if (operator === 'exact') return { column: key, is: texts };
		if (operator === 'is_not') return { column: key, isNot: texts };
		throw new Error(`unknown operator ${operator}`);
	});
}

/** Whole days, as PostHog takes them. */
export function posthogScope(
	from: string | null | undefined,
	to: string | null | undefined,
): ScopeSpec {
	return {
		...(from ? { from: from.slice(0, 10) } : {}),
		...(to ? { to: to.slice(0, 10) } : {}),
	};
}
